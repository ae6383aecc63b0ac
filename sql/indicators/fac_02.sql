-- code: FAC-02
-- title: Health facilities attacked, damaged or destroyed
-- definition: Health facilities reported hit; one that was destroyed is one of those attacked.
-- unit: facility
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- threshold: > 0
-- threshold source: project default: any
-- threshold edition: Humetrics 0.1
-- hxl: #indicator+health_facility+damaged
-- hapi: none
-- caveat: A facility that is hit in two periods counts in both: names of facilities are not
--   matched.
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'hit' AND unit = 'facility' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'health'
