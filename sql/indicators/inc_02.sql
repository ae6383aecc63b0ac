-- code: INC-02
-- title: Air strikes and shelling
-- definition: Air, missile, rocket, artillery and drone strikes reported.
-- unit: incident
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- hxl: #event+airstrike
-- hapi: none
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'strikes' AND unit = 'incident' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any'
