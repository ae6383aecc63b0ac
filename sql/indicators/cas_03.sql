-- code: CAS-03
-- title: Reported injured
-- definition: People reported injured.
-- unit: person
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- hxl: #affected+injured
-- hapi: none
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'injured' AND unit = 'person' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any'
