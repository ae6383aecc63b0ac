-- code: QLT-03
-- title: Contested share
-- definition: Estimates that sources contest, per cent of all that were added in the region and
--   period.
-- unit: percent
-- kind: ratio
-- aggregation: contested parts of all parts, over all measures
-- numerator: contested estimates
-- denominator: estimates
-- threshold: > 30
-- threshold source: project default
-- threshold edition: Humetrics 0.1
-- hxl: #meta
-- hapi: none
-- caveat: How many sources there are is QLT-01; one weak source contests nothing.
SELECT
    region, period, period_start, period_end,
    100.0 * contested_share AS low, 100.0 * contested_share AS best, 100.0 * contested_share AS high, 100.0 * contested_share AS floor,
    CAST(0 AS BIGINT) AS open,
    parts, sources, claims, contested, grade, dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, CAST(NULL AS BIGINT) AS covered,
    CAST(NULL AS BIGINT) AS regions, CAST(NULL AS DOUBLE) AS baseline,
    CAST([] AS VARCHAR[]) AS estimates
FROM quality
