-- code: POP-02
-- title: People in need
-- definition: People in need of humanitarian assistance at a date.
-- unit: person
-- kind: stock
-- aggregation: newest state; over places at one date (90 days at most apart), never over time
-- hxl: #inneed
-- hapi: humanitarian-needs.population (INN)
-- caveat: JIAF counts severity 3 and above.
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'in_need' AND unit = 'person' AND kind = 'stock' AND population_group = 'all'
    AND facility = 'any'
