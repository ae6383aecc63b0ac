-- title: Populations of tables
-- about: Residents by census or estimate, of the places that the gazetteer has them for: the denominator of rates where no report gives one.
CREATE TABLE population (
    region VARCHAR NOT NULL,
    day DATE NOT NULL,
    population DOUBLE NOT NULL CHECK (population > 0),
    source VARCHAR NOT NULL
);
COMMENT ON TABLE population IS 'Residents by census or estimate: the denominator of rates where no report gives one';
COMMENT ON COLUMN population.region IS 'P-code';
COMMENT ON COLUMN population.day IS 'Middle of the year that it is of';
COMMENT ON COLUMN population.population IS 'Residents';
COMMENT ON COLUMN population.source IS 'Who says so, with the year';
