-- code: DIS-08
-- title: Besieged or trapped
-- definition: People besieged, trapped or cut off at a date.
-- unit: person
-- kind: stock
-- aggregation: newest state; over places at one date (90 days at most apart), never over time
-- threshold: > 0
-- threshold source: project default: any
-- threshold edition: Humetrics 0.1
-- hxl: #affected+besieged
-- hapi: none
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'besieged' AND unit = 'person' AND kind = 'stock' AND population_group = 'all'
    AND facility = 'any'
