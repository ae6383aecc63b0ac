-- title: Boundaries of regions
-- about: What `humetrics places load` took from GeoJSON files of units, as the map draws it.
CREATE TABLE region_shape (
    region VARCHAR NOT NULL,
    rings VARCHAR NOT NULL
);
COMMENT ON TABLE region_shape IS 'Boundaries of regions, where some were loaded';
COMMENT ON COLUMN region_shape.region IS 'P-code';
COMMENT ON COLUMN region_shape.rings IS 'JSON: a list for each ring, of longitude and latitude in hundredths of a degree, each as the step from the one before';
