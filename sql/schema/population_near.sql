-- title: The population that holds for a day
-- about: The denominator of rates: for each region and each last day of a total the newest population until then, else the next one.
CREATE TABLE population_near (
    region VARCHAR NOT NULL,
    day DATE,
    low DOUBLE,
    best DOUBLE,
    high DOUBLE,
    population_day DATE,
    source VARCHAR NOT NULL
);
COMMENT ON TABLE population_near IS 'The population that holds for a day: the denominator of rates';
COMMENT ON COLUMN population_near.region IS 'P-code';
COMMENT ON COLUMN population_near.day IS 'Last day of a total; empty for totals without a day';
COMMENT ON COLUMN population_near.low IS 'Lowest number of residents';
COMMENT ON COLUMN population_near.best IS 'Best number of residents';
COMMENT ON COLUMN population_near.high IS 'Highest number of residents';
COMMENT ON COLUMN population_near.population_day IS 'Date of that number; empty where no text dates it';
COMMENT ON COLUMN population_near.source IS 'reports, or the table and the year that it comes from';
