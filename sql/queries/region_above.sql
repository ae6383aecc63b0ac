-- title: The regions above one
-- about: The region itself and every region above it, nearest first.
-- takes: region
SELECT u.steps, r.region AS pcode, r.name, r.level AS admin_level
FROM region_up AS u
INNER JOIN region AS r ON r.region = u.above
WHERE u.region = $region
ORDER BY u.steps;
