-- title: What all totals of a region and period rest on
-- about: Over all measures, each estimate once: how many there are, how many are contested, how many
--   sources they have and how wide they are.
-- reads: total
WITH summed AS (
    SELECT
        region, period, CASE WHEN period <> 'all' THEN period_start END AS bucket,
        min(period_start) AS period_start, max(period_end) AS period_end,
        sum(CAST(weighed AS DECIMAL(38, 6))) AS weighed,
        sum(CAST(parts AS DECIMAL(38, 6))) AS parts,
        sum(CAST(contested AS DECIMAL(38, 6))) AS contested,
        sum(CAST(voices AS DECIMAL(38, 6))) AS voices,
        sum(CAST(ranged AS DECIMAL(38, 6))) AS ranged,
        sum(CAST(spread AS DECIMAL(38, 6))) AS spread,
        sum(CAST(claims AS DECIMAL(38, 6))) AS claims,
        max(sources) AS sources, max(last_day) AS dated
    FROM total
    WHERE population_group = 'all' AND facility = 'any'
        AND measure NOT IN ('hit', 'harmed', 'incidents', 'strikes')
    GROUP BY region, period, CASE WHEN period <> 'all' THEN period_start END
)
SELECT
    region, period, period_start, period_end, dated, sources,
    CAST(parts AS BIGINT) AS parts, CAST(claims AS BIGINT) AS claims,
    CAST(contested AS BIGINT) AS contested, CAST(weighed - ranged AS BIGINT) AS without_range,
    CASE WHEN contested > 0 THEN 'contested' ELSE 'fair' END AS grade,
    CAST(contested AS DOUBLE) / nullif(CAST(weighed AS DOUBLE), 0) AS contested_share,
    CAST(voices AS DOUBLE) / nullif(CAST(weighed AS DOUBLE), 0) AS mean_voices,
    coalesce(CAST(spread AS DOUBLE), 0) / nullif(CAST(weighed AS DOUBLE), 0) AS mean_spread
FROM summed
