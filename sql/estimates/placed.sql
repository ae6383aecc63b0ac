-- title: Places and those above them, with the places that no gazetteer knows
-- reads: region_up, fact
WITH named AS (
    SELECT DISTINCT unnest(scope) AS region FROM fact
)
SELECT region, above FROM region_up
UNION ALL
SELECT n.region, n.region AS above
FROM named AS n
LEFT JOIN region_up AS u ON u.region = n.region
WHERE u.region IS NULL
