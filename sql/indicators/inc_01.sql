-- code: INC-01
-- title: Conflict incidents
-- definition: Air strikes, shelling and other attacks reported as incidents.
-- unit: incident
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- threshold: > 2 x baseline
-- baseline: mean of the bests of the twelve weeks (three months) before, at least half of them
--   known; of weeks and months only
-- threshold source: project default: twice what was usual
-- threshold edition: Humetrics 0.1
-- hxl: #event+num
-- hapi: conflict-events.events
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    baseline, estimates
FROM trend
WHERE measure = 'incidents' AND unit = 'incident' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any'
