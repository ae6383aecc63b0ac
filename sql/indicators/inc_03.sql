-- code: INC-03
-- title: Killed per incident
-- definition: Reported killed for each incident reported.
-- unit: person / incident
-- kind: ratio
-- aggregation: ratio of the two totals of one region and period; over all time only where
--   both speak of the same days, by half or more
-- numerator: CAS-01
-- denominator: INC-01
-- hxl: none
-- hapi: none
-- caveat: The dead and the incidents need not be of the same reports.
SELECT
    region, period, period_start, period_end,
    ratio_low AS low, ratio_best AS best, ratio_high AS high,
    ratio_low AS floor,
    open_ends AS open, parts, sources, claims, contested, grade, last_day AS dated,
    of_day AS denominator_dated, CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates || of_estimates AS estimates
FROM side_by_side
WHERE measure = 'killed' AND unit = 'person' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any'
    AND of_measure = 'incidents' AND of_unit = 'incident' AND of_group = 'all' AND of_facility = 'any'
    AND same_time
