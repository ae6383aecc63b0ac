-- title: The claims of all clusters
-- reads: joined_near (those that were compared), settled, grouped, fact
SELECT number, claim, link, score, risen, low, best, high FROM joined_near
UNION ALL
SELECT
    g.number, f.claim, 'anchor' AS link, 1.0 AS score, FALSE AS risen,
    CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS best, CAST(NULL AS DOUBLE) AS high
FROM settled AS s
JOIN grouped AS g
    ON g.block = s.block AND g.period_start = s.period_start AND g.period_end = s.period_end
JOIN fact AS f
    ON f.block = s.block AND f.period_start = s.period_start AND f.period_end = s.period_end
