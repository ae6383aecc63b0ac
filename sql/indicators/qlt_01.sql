-- code: QLT-01
-- title: Independent sources per estimate
-- definition: Bodies that counted apart from each other, on average over the estimates of the
--   region and period.
-- unit: source / estimate
-- kind: ratio
-- aggregation: mean over the estimates of all measures, each counted once
-- numerator: independent sources of each estimate
-- denominator: estimates
-- threshold: < 2
-- threshold source: project default: fewer than two sources are weak
-- threshold edition: Humetrics 0.1
-- hxl: #meta
-- hapi: none
-- caveat: Two bodies that copy from one they do not name count as two.
SELECT
    region, period, period_start, period_end,
    mean_voices AS low, mean_voices AS best, mean_voices AS high, mean_voices AS floor,
    CAST(0 AS BIGINT) AS open,
    parts, sources, claims, contested, grade, dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, CAST(NULL AS BIGINT) AS covered,
    CAST(NULL AS BIGINT) AS regions, CAST(NULL AS DOUBLE) AS baseline,
    CAST([] AS VARCHAR[]) AS estimates
FROM quality
