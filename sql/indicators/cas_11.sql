-- code: CAS-11
-- title: Civilian share of killed
-- definition: Those called civilians among all reported killed, per cent.
-- unit: percent
-- kind: ratio
-- aggregation: ratio of the two totals of one region and period; over all time only where
--   both speak of the same days, by half or more
-- numerator: CAS-02
-- denominator: CAS-01
-- hxl: #indicator+pct
-- hapi: none
-- caveat: Where reports do not say who was killed the share is too low.
SELECT
    region, period, period_start, period_end,
    percent_low AS low, percent_best AS best, percent_high AS high,
    percent_low AS floor,
    open_ends AS open, parts, sources, claims, contested, grade, last_day AS dated,
    of_day AS denominator_dated, CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates || of_estimates AS estimates
FROM side_by_side
WHERE measure = 'killed' AND unit = 'person' AND kind = 'flow' AND population_group = 'civilian'
    AND facility = 'any'
    AND of_measure = 'killed' AND of_unit = 'person' AND of_group = 'all' AND of_facility = 'any'
    AND same_time
