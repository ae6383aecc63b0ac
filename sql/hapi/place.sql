-- title: Regions as HDX HAPI names them
-- about: Each region with its country and its units of level 1 and 2; what is finer stands at level 2.
-- reads: region, region_up
SELECT
    r.region,
    r.country AS location_code,
    coalesce(max(a.name) FILTER (WHERE a.level = 0), r.country) AS location_name,
    max(a.region) FILTER (WHERE a.level = 1) AS admin1_code,
    max(a.name) FILTER (WHERE a.level = 1) AS admin1_name,
    max(a.region) FILTER (WHERE a.level = 2) AS admin2_code,
    max(a.name) FILTER (WHERE a.level = 2) AS admin2_name,
    CASE
        WHEN bool_or(a.level = 2) THEN 2
        WHEN bool_or(a.level = 1) THEN 1
        ELSE 0
    END AS admin_level
FROM region AS r
LEFT JOIN region_up AS u ON u.region = r.region
LEFT JOIN region AS a ON a.region = u.above
GROUP BY r.region, r.country
