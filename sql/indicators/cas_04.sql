-- code: CAS-04
-- title: Reported missing
-- definition: People reported missing or forcibly disappeared.
-- unit: person
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- hxl: #affected+missing
-- hapi: none
-- caveat: People found later are not taken off.
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'missing' AND unit = 'person' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any'
