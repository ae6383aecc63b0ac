-- code: QLT-02
-- title: Relative range
-- definition: Width of the estimates, high less low by best, on average over those of the region
--   and period; one without an upper bound (counted in open) leaves the mean without one.
-- unit: 1
-- kind: ratio
-- aggregation: mean over the estimates of all measures, each counted once; the low takes open
--   estimates as having no width
-- numerator: high less low of each estimate
-- denominator: best of each estimate
-- threshold: > 1
-- threshold source: project default: wider than the number itself
-- threshold edition: Humetrics 0.1
-- hxl: #meta
-- hapi: none
-- caveat: A single exact number has no width, and may be wrong all the same: see QLT-01.
SELECT
    region, period, period_start, period_end,
    mean_spread AS low, CASE WHEN without_range = 0 THEN mean_spread END AS best, CASE WHEN without_range = 0 THEN mean_spread END AS high, mean_spread AS floor,
    without_range AS open,
    parts, sources, claims, contested, grade, dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, CAST(NULL AS BIGINT) AS covered,
    CAST(NULL AS BIGINT) AS regions, CAST(NULL AS DOUBLE) AS baseline,
    CAST([] AS VARCHAR[]) AS estimates
FROM quality
