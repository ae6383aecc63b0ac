-- title: The places of the claims of a table
-- about: What the claim itself does not say: places that are not in the gazetteer or coarser than the
--   row, and the ends of a movement.
-- reads: counted, placed
WITH named AS (
    SELECT claim, 0 AS position, 'at' AS role, place_key FROM counted WHERE place_key IS NOT NULL
    UNION ALL
    SELECT claim, 1 AS position, 'origin' AS role, origin_key AS place_key
    FROM counted
    WHERE origin_key IS NOT NULL
    UNION ALL
    SELECT claim, 2 AS position, 'destination' AS role, destination_key AS place_key
    FROM counted
    WHERE destination_key IS NOT NULL
)
SELECT n.claim, n.position, n.role, p.name, p.country, p.region, p.level, p.method
FROM named AS n
JOIN placed AS p ON p.place_key = n.place_key
WHERE p.name <> '' AND (n.role <> 'at' OR p.region IS NULL OR p.flag IS NOT NULL)
