-- code: FAC-05
-- title: Schools attacked, damaged or destroyed
-- definition: Schools reported hit; one that was destroyed is one of those attacked.
-- unit: facility
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- threshold: > 0
-- threshold source: project default: any
-- threshold edition: Humetrics 0.1
-- hxl: #impact+education
-- hapi: none
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'hit' AND unit = 'facility' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'school'
