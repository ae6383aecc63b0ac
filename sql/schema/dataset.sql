-- title: Datasets
-- about: The tables of publishers whose rows became claims, one row for each card.
CREATE TABLE dataset (
    dataset VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    licence VARCHAR NOT NULL,
    redistribute VARCHAR NOT NULL CHECK (redistribute IN ('yes', 'excerpt', 'aggregate', 'no')),
    about VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    edition DATE,
    files BIGINT NOT NULL,
    rows BIGINT NOT NULL,
    used BIGINT NOT NULL,
    claims BIGINT NOT NULL
);
COMMENT ON TABLE dataset IS 'The tables of publishers whose rows became claims, one row for each card';
COMMENT ON COLUMN dataset.dataset IS 'Key: the name of the card';
COMMENT ON COLUMN dataset.title IS 'What it is called';
COMMENT ON COLUMN dataset.publisher IS 'Who publishes it, as the card says';
COMMENT ON COLUMN dataset.licence IS 'Licence or terms of the data';
COMMENT ON COLUMN dataset.redistribute IS 'What may be passed on of its rows: yes, excerpt, aggregate (sums only) or no';
COMMENT ON COLUMN dataset.about IS 'What it holds';
COMMENT ON COLUMN dataset.url IS 'Where it is published';
COMMENT ON COLUMN dataset.version IS 'Version of the card that read it';
COMMENT ON COLUMN dataset.edition IS 'Day of the newest edition that was loaded; empty where none was told';
COMMENT ON COLUMN dataset.files IS 'Tables loaded, each content once';
COMMENT ON COLUMN dataset.rows IS 'Rows in them';
COMMENT ON COLUMN dataset.used IS 'Rows that made at least one claim; the others stand in reject';
COMMENT ON COLUMN dataset.claims IS 'Claims that count now'
