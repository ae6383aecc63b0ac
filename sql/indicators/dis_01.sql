-- code: DIS-01
-- title: New displacements
-- definition: People newly displaced: forced to flee, counted at the place they left where it
--   is named.
-- unit: person
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- threshold: >= 30000
-- threshold source: INFORM Severity entry criterion: 30,000 people affected (ACAPS, as read in
--   2026)
-- hxl: #affected+displaced+new
-- hapi: none (IDMC IDU)
-- caveat: A person displaced twice is counted twice. Figures given in households only are in
--   DIS-09.
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions, estimates
FROM total
WHERE measure = 'displaced' AND unit = 'person' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any'
