-- title: Sizes of households
-- about: What turns households into persons, each with its source. The error of a size is shared by all that it multiplies.
CREATE TABLE household_size (
    country VARCHAR NOT NULL,
    low DOUBLE NOT NULL,
    best DOUBLE NOT NULL,
    high DOUBLE NOT NULL,
    source VARCHAR NOT NULL,
    CHECK (low <= best AND best <= high)
);
COMMENT ON TABLE household_size IS 'What turns households into persons, each with its source';
COMMENT ON COLUMN household_size.country IS 'ISO 3166-1 alpha-3 code of the country';
COMMENT ON COLUMN household_size.low IS 'Lowest size, persons in a household';
COMMENT ON COLUMN household_size.best IS 'Best size';
COMMENT ON COLUMN household_size.high IS 'Highest size';
COMMENT ON COLUMN household_size.source IS 'Who says so';
