-- code: DIS-03
-- title: Evacuated
-- definition: People evacuated or relocated.
-- unit: person
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- hxl: #affected+evacuated
-- hapi: none
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'evacuated' AND unit = 'person' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any'
