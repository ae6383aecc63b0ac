-- code: CAS-08
-- title: Aid workers killed
-- definition: Aid workers reported killed.
-- unit: person
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- threshold: > 0
-- threshold source: project default: any
-- threshold edition: Humetrics 0.1
-- hxl: #affected+killed+aidworkers
-- hapi: none
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'killed' AND unit = 'person' AND kind = 'flow' AND population_group = 'aid_worker'
    AND facility = 'any'
