-- title: What the rows of a table say
-- about: One row for each number of a row, as the card's entries find it; `fault` says what is wrong.
CREATE TABLE said (
    row BIGINT NOT NULL,
    entry VARCHAR NOT NULL,
    row_key VARCHAR NOT NULL,
    claim VARCHAR NOT NULL,
    slice VARCHAR,
    part_of VARCHAR,
    same_as VARCHAR,
    number_low DOUBLE,
    number_best DOUBLE,
    number_high DOUBLE,
    own_range BOOLEAN NOT NULL,
    silent_zero BOOLEAN NOT NULL,
    measure VARCHAR,
    unit VARCHAR,
    kind VARCHAR,
    population_group VARCHAR,
    facility VARCHAR,
    bound VARCHAR,
    status VARCHAR,
    event VARCHAR,
    cause VARCHAR,
    sex VARCHAR,
    age VARCHAR,
    sector VARCHAR,
    round VARCHAR,
    originator VARCHAR,
    sources VARCHAR,
    published DATE,
    flags VARCHAR[] NOT NULL,
    period_start DATE,
    period_end DATE,
    place_key VARCHAR,
    origin_key VARCHAR,
    destination_key VARCHAR,
    quote VARCHAR,
    fault STRUCT("column" VARCHAR, "value" VARCHAR, reason VARCHAR)
);
CREATE TABLE rejected (
    row BIGINT NOT NULL,
    column_name VARCHAR,
    value VARCHAR,
    reason VARCHAR NOT NULL,
    by_rule BOOLEAN NOT NULL
);
CREATE TABLE given (
    dataset VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    originator VARCHAR NOT NULL,
    originator_name VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    published DATE,
    mark VARCHAR NOT NULL,
    implausible DOUBLE NOT NULL
);
CREATE TABLE worded (
    cell VARCHAR NOT NULL,
    bound VARCHAR NOT NULL,
    low DOUBLE,
    best DOUBLE,
    high DOUBLE
);
CREATE TABLE placed (
    place_key VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    country VARCHAR,
    region VARCHAR,
    level INTEGER,
    method VARCHAR NOT NULL,
    locality VARCHAR,
    flag VARCHAR,
    scope VARCHAR[] NOT NULL
);
CREATE TABLE counter (
    said VARCHAR NOT NULL,
    originator VARCHAR NOT NULL,
    name VARCHAR NOT NULL
);
CREATE TABLE about (
    best DOUBLE NOT NULL,
    unit VARCHAR NOT NULL,
    low DOUBLE,
    high DOUBLE,
    rule VARCHAR NOT NULL
)
