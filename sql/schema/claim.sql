-- title: Claims
-- about: A figure of a text or a row of a dataset, placed in the world. Never changed: better rules make a new version.
CREATE TABLE claim (
    claim VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    document VARCHAR,
    dataset VARCHAR,
    row_key VARCHAR,
    dataset_row BIGINT,
    slice VARCHAR,
    span_start BIGINT,
    span_end BIGINT,
    quote VARCHAR,
    excerpt VARCHAR,
    excerpt_start BIGINT,
    measure VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('flow', 'stock')),
    population_group VARCHAR NOT NULL,
    facility VARCHAR,
    bound VARCHAR NOT NULL,
    stated_low DOUBLE,
    stated_best DOUBLE,
    stated_high DOUBLE,
    low DOUBLE CHECK (low >= 0),
    best DOUBLE,
    high DOUBLE,
    rule VARCHAR NOT NULL,
    zero BOOLEAN NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('reported', 'feared', 'denied', 'hypothetical')),
    country VARCHAR,
    region VARCHAR,
    scope VARCHAR[] NOT NULL,
    locality VARCHAR,
    level INTEGER,
    region_method VARCHAR NOT NULL,
    origin VARCHAR,
    destination VARCHAR,
    period_start DATE,
    period_end DATE,
    precision VARCHAR NOT NULL CHECK (precision IN ('day', 'range', 'week', 'month', 'year', 'long', 'report', 'unresolved')),
    published DATE,
    publisher VARCHAR,
    originator VARCHAR NOT NULL,
    originator_name VARCHAR,
    chain VARCHAR[] NOT NULL,
    part_of VARCHAR,
    same_as VARCHAR,
    event VARCHAR,
    cause VARCHAR,
    sex VARCHAR,
    age VARCHAR,
    sector VARCHAR,
    round VARCHAR,
    flags VARCHAR[] NOT NULL,
    CHECK (low <= best),
    CHECK (best <= high),
    CHECK (low <= high),
    CHECK (period_start <= period_end),
    CHECK (document IS NOT NULL OR dataset IS NOT NULL),
    CHECK (NOT zero OR (low = 0 AND best = 0 AND high = 0))
);
COMMENT ON TABLE claim IS 'A figure of a text or a row of a dataset, placed in the world; one row for each claim, its newest version';
COMMENT ON COLUMN claim.claim IS 'Key: hash of document (or dataset), span (or row key) and measure';
COMMENT ON COLUMN claim.version IS 'The reading rules (or the mapping) that made it';
COMMENT ON COLUMN claim.document IS 'Key of the document; empty for a row of a dataset';
COMMENT ON COLUMN claim.dataset IS 'Key of the dataset; empty for a figure of a text';
COMMENT ON COLUMN claim.row_key IS 'Key of the row in its dataset';
COMMENT ON COLUMN claim.dataset_row IS 'Number of the (first) row in its file; the head is row 1 of most';
COMMENT ON COLUMN claim.slice IS 'The part of its dataset that a newer edition replaces whole: a country and year, a round; empty where it replaces row by row';
COMMENT ON COLUMN claim.span_start IS 'Offset of the first character of the quote in the text';
COMMENT ON COLUMN claim.span_end IS 'Offset behind the last character of the quote';
COMMENT ON COLUMN claim.quote IS 'The words that state the number';
COMMENT ON COLUMN claim.excerpt IS 'The sentence around the quote; empty where it may not be passed on';
COMMENT ON COLUMN claim.excerpt_start IS 'Offset of the excerpt in the text';
COMMENT ON COLUMN claim.measure IS 'What is counted: killed, displaced, airstrikes …';
COMMENT ON COLUMN claim.unit IS 'person, household, facility, building, incident, munition or percent';
COMMENT ON COLUMN claim.kind IS 'flow (happened in a period) or stock (was so at a date)';
COMMENT ON COLUMN claim.population_group IS 'Which people: all, civilian, children …';
COMMENT ON COLUMN claim.facility IS 'Which facilities: health, school …; empty where people or incidents are counted';
COMMENT ON COLUMN claim.bound IS 'How the words bound the number: exact, approx, at_least, more_than, at_most, less_than, range or vague';
COMMENT ON COLUMN claim.stated_low IS 'Lowest value as the words state it; empty where they do not';
COMMENT ON COLUMN claim.stated_best IS 'The number as the words state it; empty where they do not';
COMMENT ON COLUMN claim.stated_high IS 'Highest value as the words state it; empty where they do not';
COMMENT ON COLUMN claim.low IS 'Lowest value as read; empty where unknown';
COMMENT ON COLUMN claim.best IS 'Best value as read; empty where the words say nothing of it';
COMMENT ON COLUMN claim.high IS 'Highest value as read; empty where there is no upper bound';
COMMENT ON COLUMN claim.rule IS 'The rule that read the words as this interval';
COMMENT ON COLUMN claim.zero IS 'True where the text reports that there were none';
COMMENT ON COLUMN claim.status IS 'reported, feared, denied or hypothetical; only reported figures are counted';
COMMENT ON COLUMN claim.country IS 'ISO 3166-1 alpha-3 code of the country; empty where unknown';
COMMENT ON COLUMN claim.region IS 'P-code of the smallest region that holds all of it; empty where unresolved';
COMMENT ON COLUMN claim.scope IS 'P-codes that the text names; more than one where the figure is shared between them';
COMMENT ON COLUMN claim.locality IS 'Places that the text names and the gazetteer does not place';
COMMENT ON COLUMN claim.level IS 'Level of region';
COMMENT ON COLUMN claim.region_method IS 'How the region was found: exact, alias …, shared, country or unresolved';
COMMENT ON COLUMN claim.origin IS 'P-code that people left, for movements';
COMMENT ON COLUMN claim.destination IS 'P-code that people reached, for movements';
COMMENT ON COLUMN claim.period_start IS 'First day of the period; of a stock, the day it was so';
COMMENT ON COLUMN claim.period_end IS 'Last day of the period, included';
COMMENT ON COLUMN claim.precision IS 'day, week, month, year, range, long (over a year), report (a stock dated by its report) or unresolved';
COMMENT ON COLUMN claim.published IS 'Day on which it was published';
COMMENT ON COLUMN claim.publisher IS 'Who printed it, a key of source';
COMMENT ON COLUMN claim.originator IS 'Who counted, a key of source: relays of one originator are one source';
COMMENT ON COLUMN claim.originator_name IS 'Who counted, as the text names them';
COMMENT ON COLUMN claim.chain IS 'All who are credited, the one who counted first, as the text names them';
COMMENT ON COLUMN claim.part_of IS 'Claim of the same document that contains this one';
COMMENT ON COLUMN claim.same_as IS 'Claim of the same document that states the same fact in another unit';
COMMENT ON COLUMN claim.event IS 'Key of the event at its publisher, for rows of datasets';
COMMENT ON COLUMN claim.cause IS 'What caused it, in the words of its publisher, for rows of datasets';
COMMENT ON COLUMN claim.sex IS 'f or m, for rows of datasets that tell it';
COMMENT ON COLUMN claim.age IS 'Range of ages such as 0-17, for rows of datasets that tell it';
COMMENT ON COLUMN claim.sector IS 'Sector of need, for rows of datasets that tell it';
COMMENT ON COLUMN claim.round IS 'Round of an assessment, for rows of datasets that tell it';
COMMENT ON COLUMN claim.flags IS 'What was repaired or looks wrong, and what it is: order_violation, implausible, running_total (of all up to the end) …';
