-- title: The boundaries of a country's units of one level
-- about: Rings as the map draws them; none where no boundaries were loaded.
-- takes: country, level
SELECT s.rings
FROM region_shape AS s
INNER JOIN region AS r ON r.region = s.region
WHERE r.country = $country AND r.level = $level
ORDER BY s.region;
