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
WHERE ($id::BIGINT IS NULL OR a.id = $id::BIGINT)
    AND ($location_ref::BIGINT IS NULL OR a.location_ref = $location_ref::BIGINT)
    AND ($code::VARCHAR IS NULL OR lower(a.code) = lower($code::VARCHAR))
    AND ($name::VARCHAR IS NULL OR contains(lower(a.name), lower($name::VARCHAR)))
    AND ($location_code::VARCHAR IS NULL OR lower(a.location_code) = lower($location_code::VARCHAR))
    AND ($location_name::VARCHAR IS NULL OR contains(lower(a.location_name), lower($location_name::VARCHAR)))
    AND ($first::TIMESTAMP IS NULL OR a.reference_period_end IS NULL OR a.reference_period_end >= $first::TIMESTAMP)
    AND ($before::TIMESTAMP IS NULL OR a.reference_period_start IS NULL OR a.reference_period_start < $before::TIMESTAMP)
ORDER BY a.id
LIMIT $limit::BIGINT OFFSET $offset::BIGINT;
