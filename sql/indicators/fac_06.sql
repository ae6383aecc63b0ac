-- code: FAC-06
-- title: Water and power facilities hit
-- definition: Water and power facilities reported attacked, damaged or destroyed.
-- unit: facility
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- threshold: > 0
-- threshold source: project default: any
-- threshold edition: Humetrics 0.1
-- hxl: #impact+wash
-- hapi: none
-- caveat: Sphere's 15 litres per person and day need volumes of water, which no input has.
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'hit' AND unit = 'facility' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'utility'
