-- code: DIS-01
-- title: New displacements
-- definition: People newly displaced: forced to flee, counted at the place they left where it
--   is named.
-- unit: person
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- threshold: >= 30000 or >= 0.01 x baseline
-- baseline: residents of the region (POP-01, or a table), the best
-- threshold source: ACAPS, INFORM Severity: a crisis is one from 30,000 people affected or 1 per
--   cent of the residents
-- threshold edition: page as read in 2026
-- hxl: #affected+displaced+new
-- hapi: none (IDMC IDU)
-- caveat: A person displaced twice is counted twice. Figures given in households only are in
--   DIS-09.
SELECT
    n.region, n.period, n.period_start, n.period_end, n.low, n.best, n.high, n.floor, n.open,
    n.parts, n.sources, n.claims, n.contested, n.grade, n.last_day AS dated,
    CAST(NULL AS DATE) AS denominator_dated, CAST(NULL AS VARCHAR) AS denominator, n.covered,
    n.regions, p.best AS baseline, n.estimates
FROM total AS n
LEFT JOIN population_near AS p ON p.region = n.region AND p.day IS NOT DISTINCT FROM n.period_end
WHERE n.measure = 'displaced' AND n.unit = 'person' AND n.kind = 'flow'
    AND n.population_group = 'all' AND n.facility = 'any'
