-- code: FAC-01
-- title: Attacks on health care
-- definition: Attacks on health care reported as incidents.
-- unit: incident
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- threshold: > 0
-- threshold source: WHO SSA: any attack
-- threshold edition: methodology 1.0 (2019)
-- hxl: #event+health+num
-- hapi: none
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'attacks' AND unit = 'incident' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'health'
