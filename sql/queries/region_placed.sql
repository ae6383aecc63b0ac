-- title: Regions with their place in the tree
-- about: What a flat row says of its region: name, level, country and the units above by level.
SELECT
    r.region,
    any_value(r.name) AS region_name,
    any_value(r.level) AS admin_level,
    any_value(r.country) AS location_code,
    max(a.name) FILTER (WHERE a.level = 0) AS location_name,
    max(a.region) FILTER (WHERE a.level = 1) AS admin1_code,
    max(a.name) FILTER (WHERE a.level = 1) AS admin1_name,
    max(a.region) FILTER (WHERE a.level = 2) AS admin2_code,
    max(a.name) FILTER (WHERE a.level = 2) AS admin2_name,
    any_value(r.lat) AS lat,
    any_value(r.lon) AS lon
FROM region AS r
LEFT JOIN region_up AS u ON u.region = r.region
LEFT JOIN region AS a ON a.region = u.above
GROUP BY r.region
ORDER BY r.region;
