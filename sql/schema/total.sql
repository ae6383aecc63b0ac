-- title: Totals per region and period
-- about: Estimates added up by the rules: flows over disjoint periods, stocks at their newest date, a part never beside its whole. The indicators read this.
CREATE TABLE total (
    measure VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    population_group VARCHAR NOT NULL,
    facility VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    period VARCHAR NOT NULL CHECK (period IN ('day', 'week', 'month', 'year', 'all')),
    period_start DATE,
    period_end DATE,
    low DOUBLE,
    best DOUBLE,
    high DOUBLE,
    floor DOUBLE,
    known_low DOUBLE,
    known_best DOUBLE,
    known_high DOUBLE,
    open BIGINT NOT NULL,
    parts BIGINT NOT NULL,
    sources BIGINT NOT NULL,
    claims BIGINT NOT NULL,
    contested BIGINT NOT NULL,
    undated BIGINT NOT NULL,
    weighed BIGINT NOT NULL,
    voices BIGINT NOT NULL,
    spread DOUBLE,
    ranged BIGINT NOT NULL,
    grade VARCHAR NOT NULL,
    first_day DATE,
    last_day DATE,
    estimates VARCHAR[] NOT NULL,
    covered BIGINT,
    regions BIGINT,
    CHECK (covered <= regions),
    CHECK (low <= best),
    CHECK (best <= high),
    CHECK (low <= high)
);
COMMENT ON TABLE total IS 'Estimates added up per region and period: what the indicators read';
COMMENT ON COLUMN total.measure IS 'A measure, or a sum: hit (attacked, damaged, destroyed), harmed (damaged, destroyed), incidents (airstrikes, shelling, attacks), strikes (airstrikes, shelling)';
COMMENT ON COLUMN total.unit IS 'In which unit';
COMMENT ON COLUMN total.kind IS 'flow or stock';
COMMENT ON COLUMN total.population_group IS 'Which people, the groups within it included';
COMMENT ON COLUMN total.facility IS 'Which facilities; any for all of them, and where none are counted';
COMMENT ON COLUMN total.region IS 'P-code; the regions below are included';
COMMENT ON COLUMN total.period IS 'month, year or all; of stocks also day (others are computed when asked)';
COMMENT ON COLUMN total.period_start IS 'First day of the period; of all, the first day with a report; empty where nothing is dated';
COMMENT ON COLUMN total.period_end IS 'Last day of the period';
COMMENT ON COLUMN total.low IS 'Sum of the lows; empty where one is unknown';
COMMENT ON COLUMN total.best IS 'Sum of the bests; empty where one is unknown';
COMMENT ON COLUMN total.high IS 'Sum of the highs; empty where one is open';
COMMENT ON COLUMN total.floor IS 'Sum of the floors';
COMMENT ON COLUMN total.known_low IS 'Sum of the lows that are known';
COMMENT ON COLUMN total.known_best IS 'Sum of the bests that are known';
COMMENT ON COLUMN total.known_high IS 'Sum of the highs that are known';
COMMENT ON COLUMN total.open IS 'Parts without an upper bound';
COMMENT ON COLUMN total.parts IS 'Estimates that were added';
COMMENT ON COLUMN total.sources IS 'Independent sources behind them';
COMMENT ON COLUMN total.claims IS 'Claims behind them';
COMMENT ON COLUMN total.contested IS 'Contested estimates among them';
COMMENT ON COLUMN total.undated IS 'Parts without a period: counted under all only';
COMMENT ON COLUMN total.weighed IS 'Estimates that voices, spread and contested are of: the parts; of a stock, all estimates behind it';
COMMENT ON COLUMN total.voices IS 'Independent sources of each of these, added up: voices / weighed is their mean';
COMMENT ON COLUMN total.spread IS 'Relative range (high - low) / best of those that have one, added up; empty where none has';
COMMENT ON COLUMN total.ranged IS 'How many of them have one; the others are open or have no best';
COMMENT ON COLUMN total.grade IS 'The weakest grade among the parts; contested where one is';
COMMENT ON COLUMN total.first_day IS 'First day that the parts speak of; of a stock, the day of its oldest part';
COMMENT ON COLUMN total.last_day IS 'Last day that the parts speak of; of a stock, its date';
COMMENT ON COLUMN total.estimates IS 'Keys of the parts, largest first, 100 at most';
COMMENT ON COLUMN total.covered IS 'Of a stock added up from regions below: how many of those right below are in it; empty where it is the own report of the region';
COMMENT ON COLUMN total.regions IS 'How many regions lie right below, where covered is given; 1 where there are none: the region itself';
