-- title: The word of each source in each estimate
-- about: One for each source. What it counts apart is added up, bound by bound, open where a part is;
--   where it also gives one number for all of it, the clearer and newer of both is its word. Weak
--   sources are heard where no better is.
-- reads: heard
WITH summed AS (
    SELECT
        estimate, originator, item IS NOT NULL AS itemised, reliability, interested, strong,
        CASE
            WHEN count(*) = 1 THEN max(low)
            WHEN count(low) = count(*) THEN CAST(sum(CAST(low AS DECIMAL(38, 3))) AS DOUBLE)
        END AS low,
        CASE
            WHEN count(*) = 1 THEN max(best)
            WHEN count(best) = count(*) THEN CAST(sum(CAST(best AS DECIMAL(38, 3))) AS DOUBLE)
        END AS best,
        CASE
            WHEN count(*) = 1 THEN max(high)
            WHEN count(high) = count(*) THEN CAST(sum(CAST(high AS DECIMAL(38, 3))) AS DOUBLE)
        END AS high,
        min(CASE WHEN vague THEN 1 ELSE 0 END) = 1 AS vague,
        max(published) AS published,
        max(period_end) AS period_end,
        count(*) AS items
    FROM heard
    WHERE eligible AND place = 1
    GROUP BY estimate, originator, item IS NOT NULL, reliability, interested, strong
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY estimate, originator
            ORDER BY
                CASE WHEN vague THEN 1 ELSE 0 END,
                published DESC NULLS LAST,
                period_end DESC NULLS LAST,
                best DESC NULLS LAST,
                low DESC NULLS LAST,
                high DESC NULLS LAST,
                CASE WHEN itemised THEN 0 ELSE 1 END
        ) AS place
    FROM summed
)
SELECT
    estimate, originator, reliability, interested, low, best, high, vague, published,
    CASE WHEN itemised THEN items ELSE 0 END AS items
FROM ranked
WHERE place = 1 AND (strong = 0 OR reliability <> 'weak')
