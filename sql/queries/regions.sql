-- title: Regions
-- about: Regions by country, level, parent or codes, in order of their P-code. total counts all pages.
-- takes: country, level, parent, within, codes, after, limit
WITH below AS (
    SELECT region FROM region_up WHERE above = $within::VARCHAR
),
chosen AS (
    SELECT r.*
    FROM region AS r
    WHERE ($country::VARCHAR[] IS NULL OR list_contains($country::VARCHAR[], r.country))
        AND ($level::INTEGER IS NULL OR r.level = $level::INTEGER)
        AND ($parent::VARCHAR IS NULL OR r.parent = $parent::VARCHAR)
        AND ($within::VARCHAR IS NULL OR r.region IN (SELECT b.region FROM below AS b))
        AND ($codes::VARCHAR[] IS NULL OR list_contains($codes::VARCHAR[], r.region))
)
SELECT
    (SELECT count(*) FROM chosen) AS total,
    r.region AS pcode,
    r.name,
    r.country AS location_code,
    r.level AS admin_level,
    r.parent,
    r.lat,
    r.lon,
    r.scheme,
    r.exact,
    r.members,
    r.valid_on,
    r.valid_to,
    r.source
FROM chosen AS r
WHERE $after::VARCHAR IS NULL OR r.region > $after::VARCHAR
ORDER BY r.region
LIMIT $limit::BIGINT;
