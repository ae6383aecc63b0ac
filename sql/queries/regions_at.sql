-- title: Regions of a level
-- about: P-codes of a level, within some regions or everywhere.
-- takes: within, level
SELECT DISTINCT r.region
FROM region AS r
INNER JOIN region_up AS u ON u.region = r.region
WHERE r.level = $level::INTEGER
    AND ($within::VARCHAR[] IS NULL OR list_contains($within::VARCHAR[], u.above))
ORDER BY r.region;
