-- title: Estimates
-- about: What all claims that speak of the same thing say together (default policy), after sources are counted once.
CREATE TABLE estimate (
    estimate VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    population_group VARCHAR NOT NULL,
    facility VARCHAR,
    country VARCHAR,
    region VARCHAR,
    scope VARCHAR[] NOT NULL,
    locality VARCHAR,
    period_start DATE,
    period_end DATE,
    days INTEGER,
    low DOUBLE CHECK (low >= 0),
    best DOUBLE,
    high DOUBLE,
    floor DOUBLE,
    high_modelled DOUBLE,
    grade VARCHAR NOT NULL CHECK (grade IN ('confirmed', 'contested', 'fair', 'weak')),
    contested BOOLEAN NOT NULL,
    spread DOUBLE,
    sources BIGINT NOT NULL,
    claims BIGINT NOT NULL,
    published DATE,
    CHECK (low <= best),
    CHECK (best <= high),
    CHECK (low <= high),
    CHECK (floor <= high)
);
COMMENT ON TABLE estimate IS 'What all claims of the same thing say together, under the default policy';
COMMENT ON COLUMN estimate.estimate IS 'Key: hash of its scope and of the claim that anchors it';
COMMENT ON COLUMN estimate.measure IS 'What is counted';
COMMENT ON COLUMN estimate.unit IS 'In which unit';
COMMENT ON COLUMN estimate.kind IS 'flow or stock';
COMMENT ON COLUMN estimate.population_group IS 'Which people';
COMMENT ON COLUMN estimate.facility IS 'Which facilities';
COMMENT ON COLUMN estimate.country IS 'ISO 3166-1 alpha-3 code of the country';
COMMENT ON COLUMN estimate.region IS 'P-code of the smallest region that holds all of it';
COMMENT ON COLUMN estimate.scope IS 'P-codes named; several where it is shared between them';
COMMENT ON COLUMN estimate.locality IS 'Unresolved place within region';
COMMENT ON COLUMN estimate.period_start IS 'First day of the period, of its anchor; empty where no claim gives one';
COMMENT ON COLUMN estimate.period_end IS 'Last day of the period, of its anchor; of a stock, the newest day';
COMMENT ON COLUMN estimate.days IS 'Length of the period, in days';
COMMENT ON COLUMN estimate.low IS 'What two independent sources support, or the only one; empty where unknown';
COMMENT ON COLUMN estimate.best IS 'Best supported value; empty where no claim says anything of it';
COMMENT ON COLUMN estimate.high IS 'Highest value; empty where there is no upper bound';
COMMENT ON COLUMN estimate.floor IS 'Highest credible lower bound of any one source';
COMMENT ON COLUMN estimate.high_modelled IS '2.5 times floor where high is empty: a model, never part of high';
COMMENT ON COLUMN estimate.grade IS 'confirmed, contested, fair (two or more independent sources) or weak (one)';
COMMENT ON COLUMN estimate.contested IS 'True where two sources exclude each other or one denies it';
COMMENT ON COLUMN estimate.spread IS '(high - low) / best, with best at least 1; empty where one of them is';
COMMENT ON COLUMN estimate.sources IS 'Independent sources counted';
COMMENT ON COLUMN estimate.claims IS 'Claims merged, repeats included';
COMMENT ON COLUMN estimate.published IS 'Newest day of publication among its claims';
