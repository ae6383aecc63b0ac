-- title: Units of level 2 in the shape of HDX HAPI
-- about: metadata/admin2.
-- takes: id, admin1_ref, location_ref, code, name, admin1_code, admin1_name, location_code, location_name, first, before, limit, offset
WITH location AS (
    SELECT row_number() OVER (ORDER BY r.region) AS id, r.region, r.name
    FROM region AS r
    WHERE r.level = 0
),
admin1 AS (
    SELECT row_number() OVER (ORDER BY r.region) AS id, r.region, r.name
    FROM region AS r
    WHERE r.level = 1
),
admin2 AS (
    SELECT
        row_number() OVER (ORDER BY r.region) AS id,
        p.id AS admin1_ref,
        r.region AS code,
        r.name,
        r.scheme = 'cod' AS from_cods,
        CAST(r.valid_on AS TIMESTAMP) AS reference_period_start,
        CAST(r.valid_to AS TIMESTAMP) AS reference_period_end,
        p.region AS admin1_code,
        p.name AS admin1_name,
        l.region AS location_code,
        l.name AS location_name,
        l.id AS location_ref
    FROM region AS r
    INNER JOIN admin1 AS p ON p.region = r.parent
    INNER JOIN location AS l ON l.region = r.country
    WHERE r.level = 2
)
SELECT a.*
FROM admin2 AS a
WHERE true
    AND a.id = $id -- if id
    AND a.admin1_ref = $admin1_ref -- if admin1_ref
    AND a.location_ref = $location_ref -- if location_ref
    AND lower(a.code) = lower($code) -- if code
    AND contains(lower(a.name), lower($name)) -- if name
    AND lower(a.admin1_code) = lower($admin1_code) -- if admin1_code
    AND contains(lower(a.admin1_name), lower($admin1_name)) -- if admin1_name
    AND lower(a.location_code) = lower($location_code) -- if location_code
    AND contains(lower(a.location_name), lower($location_name)) -- if location_name
    AND (a.reference_period_end IS NULL OR a.reference_period_end >= $first) -- if first
    AND (a.reference_period_start IS NULL OR a.reference_period_start < $before) -- if before
ORDER BY a.id
LIMIT $limit OFFSET $offset;
