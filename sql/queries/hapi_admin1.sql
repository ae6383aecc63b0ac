-- title: Units of level 1 in the shape of HDX HAPI
-- about: metadata/admin1.
-- takes: id, location_ref, code, name, location_code, location_name, first, before, limit, offset
WITH location AS (
    SELECT row_number() OVER (ORDER BY r.region) AS id, r.region, r.name
    FROM region AS r
    WHERE r.level = 0
),
admin1 AS (
    SELECT
        row_number() OVER (ORDER BY r.region) AS id,
        l.id AS location_ref,
        r.region AS code,
        r.name,
        r.scheme = 'cod' AS from_cods,
        CAST(r.valid_on AS TIMESTAMP) AS reference_period_start,
        CAST(r.valid_to AS TIMESTAMP) AS reference_period_end,
        l.region AS location_code,
        l.name AS location_name
    FROM region AS r
    INNER JOIN location AS l ON l.region = r.country
    WHERE r.level = 1
)
SELECT a.*
FROM admin1 AS a
WHERE true
    AND a.id = $id -- if id
    AND a.location_ref = $location_ref -- if location_ref
    AND lower(a.code) = lower($code) -- if code
    AND contains(lower(a.name), lower($name)) -- if name
    AND lower(a.location_code) = lower($location_code) -- if location_code
    AND contains(lower(a.location_name), lower($location_name)) -- if location_name
    AND (a.reference_period_end IS NULL OR a.reference_period_end >= $first) -- if first
    AND (a.reference_period_start IS NULL OR a.reference_period_start < $before) -- if before
ORDER BY a.id
LIMIT $limit OFFSET $offset;
