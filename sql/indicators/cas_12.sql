-- code: CAS-12
-- title: Injured per killed
-- definition: Reported injured for each person reported killed.
-- unit: 1
-- kind: ratio
-- aggregation: ratio of the two totals of one region and period; over all time only where
--   both speak of the same days, by half or more
-- numerator: CAS-03
-- denominator: CAS-01
-- threshold: < 1 or > 5
-- threshold source: project default: outside of it a part of the reports is missing
-- threshold edition: Humetrics 0.1
-- hxl: #indicator+ratio
-- hapi: none
-- caveat: A check of the data, not of the crisis.
SELECT
    region, period, period_start, period_end,
    ratio_low AS low, ratio_best AS best, ratio_high AS high,
    ratio_low AS floor,
    open_ends AS open, parts, sources, claims, contested, grade, last_day AS dated,
    of_day AS denominator_dated, CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates || of_estimates AS estimates
FROM side_by_side
WHERE measure = 'injured' AND unit = 'person' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any'
    AND of_measure = 'killed' AND of_unit = 'person' AND of_group = 'all' AND of_facility = 'any'
    AND same_time
