-- title: Points
-- about: The answers of all indicators per region for the periods all, year and month.
CREATE TABLE point (
    indicator VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    period VARCHAR NOT NULL CHECK (period IN ('day', 'week', 'month', 'year', 'all')),
    period_start DATE,
    period_end DATE,
    low DOUBLE,
    best DOUBLE,
    high DOUBLE,
    floor DOUBLE,
    bound VARCHAR NOT NULL CHECK (bound IN ('closed', 'open_above', 'open_below', 'open')),
    unit VARCHAR NOT NULL,
    open BIGINT NOT NULL,
    parts BIGINT NOT NULL,
    sources BIGINT NOT NULL,
    claims BIGINT NOT NULL,
    contested BIGINT NOT NULL,
    grade VARCHAR NOT NULL,
    breach VARCHAR CHECK (breach IN ('breached', 'possible', 'unknown', 'no')),
    dated DATE,
    denominator_dated DATE,
    denominator VARCHAR,
    covered BIGINT,
    regions BIGINT,
    baseline DOUBLE,
    estimates VARCHAR[] NOT NULL,
    CHECK (low <= best),
    CHECK (best <= high),
    CHECK (low <= high)
);
COMMENT ON TABLE point IS 'The answers of all indicators per region, for the periods all, year and month';
COMMENT ON COLUMN point.indicator IS 'Code of the indicator';
COMMENT ON COLUMN point.region IS 'P-code; the regions below are included';
COMMENT ON COLUMN point.period IS 'all, year or month (day and week are computed when asked)';
COMMENT ON COLUMN point.period_start IS 'First day; empty where nothing behind it is dated';
COMMENT ON COLUMN point.period_end IS 'Last day, included';
COMMENT ON COLUMN point.low IS 'Lowest value; empty where unknown';
COMMENT ON COLUMN point.best IS 'Best value; empty where unknown';
COMMENT ON COLUMN point.high IS 'Highest value; empty where there is no upper bound';
COMMENT ON COLUMN point.floor IS 'Sum of the highest credible lower bounds';
COMMENT ON COLUMN point.bound IS 'closed, open_above (no high), open_below (no low) or open (neither)';
COMMENT ON COLUMN point.unit IS 'Unit, in the grammar of metrics/units.txt';
COMMENT ON COLUMN point.open IS 'Parts whose high is unknown';
COMMENT ON COLUMN point.parts IS 'Estimates that were added';
COMMENT ON COLUMN point.sources IS 'Independent sources behind it';
COMMENT ON COLUMN point.claims IS 'Claims behind it';
COMMENT ON COLUMN point.contested IS 'Contested estimates among the parts';
COMMENT ON COLUMN point.grade IS 'The weakest grade among the parts; contested where one is';
COMMENT ON COLUMN point.breach IS 'Of the threshold: breached (low beyond it), possible (high beyond it or open), unknown (no number or no baseline) or no; empty without a threshold';
COMMENT ON COLUMN point.dated IS 'Newest day that the parts speak of; of a stock, its date';
COMMENT ON COLUMN point.denominator_dated IS 'Date of the denominator, for ratios; the middle of the year where only that is known';
COMMENT ON COLUMN point.denominator IS 'Where a population under a ratio comes from: reports, or the source and year of a table';
COMMENT ON COLUMN point.covered IS 'Of a stock added up from regions below: how many of those right below are in it; empty where it is the own report of the region, and for events';
COMMENT ON COLUMN point.regions IS 'How many regions lie right below, where covered is given; 1 where there are none: the region itself';
COMMENT ON COLUMN point.baseline IS 'What a relative threshold is a multiple of, where it is known';
COMMENT ON COLUMN point.estimates IS 'Keys of the estimates behind it, largest first, 100 at most';
