-- code: DIS-05
-- title: Refugees and asylum seekers
-- definition: Refugees and asylum seekers at a date, at the place that the report names.
-- unit: person
-- kind: stock
-- aggregation: newest state; over places at one date (90 days at most apart), never over time
-- hxl: #affected+refugees
-- hapi: refugees-persons-of-concern.population
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'refugees' AND unit = 'person' AND kind = 'stock' AND population_group = 'all'
    AND facility = 'any'
