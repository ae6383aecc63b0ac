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
-- hxl: #meta
WITH summed AS (
    SELECT
        region, period, CASE WHEN period <> 'all' THEN period_start END AS bucket,
        min(period_start) AS period_start, max(period_end) AS period_end,
        CAST(sum(contested) AS DOUBLE) AS contested, CAST(sum(parts) AS DOUBLE) AS parts,
        max(sources) AS sources, sum(claims) AS claims, max(last_day) AS dated
    FROM total
    WHERE population_group = 'all' AND facility = 'any'
        AND measure NOT IN ('hit', 'harmed', 'incidents', 'strikes')
    GROUP BY region, period, CASE WHEN period <> 'all' THEN period_start END
)
SELECT
    region, period, period_start, period_end,
    100.0 * contested / nullif(parts, 0) AS low,
    100.0 * contested / nullif(parts, 0) AS best,
    100.0 * contested / nullif(parts, 0) AS high,
    100.0 * contested / nullif(parts, 0) AS floor,
    CAST(0 AS BIGINT) AS open, CAST(parts AS BIGINT) AS parts, sources,
    CAST(claims AS BIGINT) AS claims, CAST(contested AS BIGINT) AS contested,
    CASE WHEN contested > 0 THEN 'contested' ELSE 'fair' END AS grade,
    dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, CAST(NULL AS BIGINT) AS covered,
    CAST(NULL AS BIGINT) AS regions, CAST([] AS VARCHAR[]) AS estimates
FROM summed
