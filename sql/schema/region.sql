-- title: Regions
-- about: Administrative units, populated places and informal areas; the gazetteer's rows.
CREATE TABLE region (
    region VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    country VARCHAR NOT NULL,
    level INTEGER CHECK (level BETWEEN 0 AND 4),
    parent VARCHAR,
    lat DOUBLE,
    lon DOUBLE,
    scheme VARCHAR NOT NULL,
    exact BOOLEAN NOT NULL,
    members VARCHAR[] NOT NULL,
    valid_on DATE,
    valid_to DATE,
    source VARCHAR NOT NULL
);
COMMENT ON TABLE region IS 'Administrative units (level 0 to 3), populated places (4) and informal areas (no level)';
COMMENT ON COLUMN region.region IS 'P-code: the key of a region';
COMMENT ON COLUMN region.name IS 'Name in English';
COMMENT ON COLUMN region.country IS 'ISO 3166-1 alpha-3 code of the country';
COMMENT ON COLUMN region.level IS '0 country, 1 governorate or state, 2 district, 3 sub-district, 4 populated place; empty for an informal area';
COMMENT ON COLUMN region.parent IS 'P-code of the unit above';
COMMENT ON COLUMN region.lat IS 'Latitude of the centre, WGS 84';
COMMENT ON COLUMN region.lon IS 'Longitude of the centre, WGS 84';
COMMENT ON COLUMN region.scheme IS 'Whose code it is: cod, iso3166, geonames or own';
COMMENT ON COLUMN region.exact IS 'False for an informal area, whose border nobody has drawn';
COMMENT ON COLUMN region.members IS 'P-codes of the units that an informal area covers';
COMMENT ON COLUMN region.valid_on IS 'First day of this version of the code, where known';
COMMENT ON COLUMN region.valid_to IS 'Last day of this version of the code; empty while it is in use';
COMMENT ON COLUMN region.source IS 'Where the row comes from';
