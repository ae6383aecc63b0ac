-- title: Regions with the name of the unit above
-- about: Where things happen: countries, units below them, places and informal areas.
CREATE VIEW regions AS
SELECT
    r.region,
    r.name,
    r.country,
    r.level,
    r.parent,
    a.name AS parent_name,
    r.lat,
    r.lon,
    r.scheme,
    r.exact,
    r.members,
    r.valid_on,
    r.valid_to,
    r.source
FROM region AS r
LEFT JOIN region AS a ON a.region = r.parent;
COMMENT ON VIEW regions IS 'Regions: countries, their units, populated places and informal areas; regions_below adds up a subtree';
COMMENT ON COLUMN regions.region IS 'P-code: the key of a region';
COMMENT ON COLUMN regions.name IS 'Name in English';
COMMENT ON COLUMN regions.country IS 'ISO 3166-1 alpha-3 code of the country';
COMMENT ON COLUMN regions.level IS '0 country, 1 governorate or state, 2 district, 3 sub-district, 4 populated place; empty for an informal area';
COMMENT ON COLUMN regions.parent IS 'P-code of the unit above';
COMMENT ON COLUMN regions.parent_name IS 'Name of the unit above';
COMMENT ON COLUMN regions.lat IS 'Latitude of the centre, WGS 84';
COMMENT ON COLUMN regions.lon IS 'Longitude of the centre, WGS 84';
COMMENT ON COLUMN regions.scheme IS 'Whose code it is: cod, iso3166, geonames or own';
COMMENT ON COLUMN regions.exact IS 'False for an informal area, whose border nobody has drawn';
COMMENT ON COLUMN regions.members IS 'P-codes of the units that an informal area covers';
COMMENT ON COLUMN regions.valid_on IS 'First day of this version of the code, where known';
COMMENT ON COLUMN regions.valid_to IS 'Last day of this version of the code; empty while it is in use';
COMMENT ON COLUMN regions.source IS 'Where the row comes from';
