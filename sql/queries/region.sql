-- title: One region
-- about: The row of a region by its P-code.
-- takes: region
SELECT
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
FROM region AS r
WHERE r.region = $region;
