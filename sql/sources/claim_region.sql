-- title: The places of the claims of a table
-- reads: counted, placed
WITH named AS (
    SELECT claim, 0 AS place, 'at' AS role, place_key FROM counted
    UNION ALL
    SELECT claim, 1 AS place, 'origin' AS role, origin_key AS place_key FROM counted
    UNION ALL
    SELECT claim, 2 AS place, 'destination' AS role, destination_key AS place_key FROM counted
)
SELECT
    n.claim,
    CAST(row_number() OVER (PARTITION BY n.claim ORDER BY n.place) - 1 AS INTEGER) AS position,
    n.role,
    p.name,
    p.country,
    p.region,
    p.level,
    p.method
FROM named AS n
JOIN placed AS p ON p.place_key = n.place_key
WHERE p.name <> ''
