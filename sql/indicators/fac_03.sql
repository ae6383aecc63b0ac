-- code: FAC-03
-- title: Health facilities out of service
-- definition: Health facilities out of service, per cent of those out of service or
--   functioning.
-- unit: percent
-- kind: ratio
-- aggregation: ratio of the two totals of one region and period, both of the whole region
--   and at most 90 days apart
-- numerator: out of service
-- denominator: out of service and functioning
-- threshold: >= 50
-- threshold source: project default
-- threshold edition: Humetrics 0.1
-- hxl: #indicator+pct+nonfunctional
-- hapi: none
-- caveat: HeRAMS counts partially functioning facilities apart; here they are functioning.
SELECT
    region, period, period_start, period_end,
    100.0 * low / nullif(low + of_high, 0) AS low,
    100.0 * best / nullif(best + of_best, 0) AS best,
    100.0 * high / nullif(high + of_low, 0) AS high,
    100.0 * low / nullif(low + of_high, 0) AS floor,
    open_ends AS open, parts, sources, claims, contested, grade, last_day AS dated,
    of_day AS denominator_dated, CAST(NULL AS VARCHAR) AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates || of_estimates AS estimates
FROM side_by_side
WHERE measure = 'out_of_service' AND unit = 'facility' AND kind = 'stock'
    AND population_group = 'all' AND facility = 'health'
    AND of_measure = 'functioning' AND of_unit = 'facility' AND of_group = 'all'
    AND of_facility = 'health'
    AND same_time
