-- title: Countries in the shape of HDX HAPI
-- about: metadata/location. Whether a country has a response plan is not known here: null.
-- takes: id, code, name, first, before, limit, offset
WITH location AS (
    SELECT
        row_number() OVER (ORDER BY r.region) AS id,
        r.region AS code,
        r.name,
        CAST(NULL AS BOOLEAN) AS has_hrp,
        CAST(NULL AS BOOLEAN) AS in_gho,
        r.scheme = 'cod' AS from_cods,
        CAST(r.valid_on AS TIMESTAMP) AS reference_period_start,
        CAST(r.valid_to AS TIMESTAMP) AS reference_period_end
    FROM region AS r
    WHERE r.level = 0
)
SELECT l.*
FROM location AS l
WHERE true
    AND l.id = $id -- if id
    AND lower(l.code) = lower($code) -- if code
    AND contains(lower(l.name), lower($name)) -- if name
    AND (l.reference_period_end IS NULL OR l.reference_period_end >= $first) -- if first
    AND (l.reference_period_start IS NULL OR l.reference_period_start < $before) -- if before
ORDER BY l.id
LIMIT $limit OFFSET $offset;
