-- code: CAS-02
-- title: Civilians killed
-- definition: Civilians reported killed: those called civilians, children, women, the elderly,
--   aid and health workers, journalists, refugees and IDPs.
-- unit: person
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole
-- hxl: #affected+killed+civilians
-- hapi: conflict-events.fatalities of civilian_targeting (proxy)
-- caveat: Where a report does not say who was killed, the dead are not counted here.
SELECT
    region, period, period_start, period_end, low, best, high, floor, open, parts, sources, claims,
    contested, grade, last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM total
WHERE measure = 'killed' AND unit = 'person' AND kind = 'flow' AND population_group = 'civilian'
    AND facility = 'any'
