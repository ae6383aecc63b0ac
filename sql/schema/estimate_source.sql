-- title: What each source says in an estimate
-- about: One word for each source that counts; what it counts apart (events) is added up.
CREATE TABLE estimate_source (
    estimate VARCHAR NOT NULL,
    originator VARCHAR NOT NULL,
    reliability VARCHAR NOT NULL,
    interested BOOLEAN NOT NULL,
    low DOUBLE,
    best DOUBLE,
    high DOUBLE,
    vague BOOLEAN NOT NULL,
    published DATE,
    items BIGINT NOT NULL
);
COMMENT ON TABLE estimate_source IS 'What each source that counts says in each estimate';
COMMENT ON COLUMN estimate_source.estimate IS 'Key of the estimate';
COMMENT ON COLUMN estimate_source.originator IS 'Who counted, a key of source';
COMMENT ON COLUMN estimate_source.reliability IS 'verified, fair or weak';
COMMENT ON COLUMN estimate_source.interested IS 'True where it takes part in the conflict of the country';
COMMENT ON COLUMN estimate_source.low IS 'Its lowest value; of what it counts apart, the sum; empty where unknown';
COMMENT ON COLUMN estimate_source.best IS 'Its best value';
COMMENT ON COLUMN estimate_source.high IS 'Its highest value; empty where there is no upper bound';
COMMENT ON COLUMN estimate_source.vague IS 'True where it says only dozens, hundreds …';
COMMENT ON COLUMN estimate_source.published IS 'Newest day of publication of its word';
COMMENT ON COLUMN estimate_source.items IS 'How many things it counts apart and adds; 0 where it speaks of the whole'
