-- title: The ledger
-- about: All that was ever loaded, append-only; never published. The claims stand in claim_version
--   and claim_region_version, which have the columns of claim and claim_region and the reading
--   that made them. loaded_file holds hashes alone: of a file as it was (name, size, time, what was
--   told of it) and of each record that it gave, so that it need not be opened again.
CREATE TABLE IF NOT EXISTS document_text (
    document VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    characters BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS document_record (
    document VARCHAR NOT NULL,
    record VARCHAR NOT NULL,
    external_id VARCHAR,
    lang VARCHAR,
    publisher VARCHAR,
    title VARCHAR,
    published DATE,
    url VARCHAR,
    step BIGINT NOT NULL,
    loaded_at TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS reading (
    reading VARCHAR NOT NULL,
    document VARCHAR,
    dataset VARCHAR,
    record VARCHAR,
    version VARCHAR NOT NULL,
    refused VARCHAR,
    step BIGINT NOT NULL,
    loaded_at TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS loaded_file (
    file BLOB NOT NULL,
    record BLOB NOT NULL,
    loaded_at TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS withdrawal (
    kind VARCHAR NOT NULL CHECK (kind IN ('document', 'claim', 'dataset')),
    name VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    withdrawn_at TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS correction (
    claim VARCHAR NOT NULL,
    low DOUBLE,
    best DOUBLE,
    high DOUBLE,
    status VARCHAR,
    reason VARCHAR NOT NULL,
    step BIGINT NOT NULL,
    loaded_at TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS migration (
    version INTEGER NOT NULL,
    applied_at TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS dataset_card (
    dataset VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    licence VARCHAR NOT NULL,
    redistribute VARCHAR NOT NULL,
    about VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    step BIGINT NOT NULL,
    loaded_at TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS dataset_file (
    reading VARCHAR NOT NULL,
    dataset VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    rows BIGINT NOT NULL,
    used BIGINT NOT NULL,
    claims BIGINT NOT NULL,
    edition DATE,
    step BIGINT NOT NULL,
    loaded_at TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS dataset_reject (
    reading VARCHAR NOT NULL,
    row BIGINT NOT NULL,
    column_name VARCHAR,
    value VARCHAR,
    reason VARCHAR NOT NULL,
    by_rule BOOLEAN NOT NULL
);
