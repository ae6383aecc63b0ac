-- title: Datasets
-- about: The tables of publishers whose rows became claims.
CREATE VIEW datasets AS
SELECT
    d.dataset,
    d.title,
    d.publisher,
    d.licence,
    d.redistribute,
    d.about,
    d.url,
    d.version,
    d.edition,
    d.files,
    d.rows,
    d.used,
    d.claims
FROM dataset AS d;
COMMENT ON VIEW datasets IS 'Tables of publishers whose rows became claims, one row for each card, with licence and edition';
COMMENT ON COLUMN datasets.dataset IS 'Key: the name of the card';
COMMENT ON COLUMN datasets.title IS 'What it is called';
COMMENT ON COLUMN datasets.publisher IS 'Who publishes it, as the card says';
COMMENT ON COLUMN datasets.licence IS 'Licence or terms of the data';
COMMENT ON COLUMN datasets.redistribute IS 'What may be passed on of its rows: yes, excerpt, aggregate (sums only) or no';
COMMENT ON COLUMN datasets.about IS 'What it holds';
COMMENT ON COLUMN datasets.url IS 'Where it is published';
COMMENT ON COLUMN datasets.version IS 'Version of the card that read it';
COMMENT ON COLUMN datasets.edition IS 'Day of the newest edition that was loaded; empty where none was told';
COMMENT ON COLUMN datasets.files IS 'Tables loaded, each content once';
COMMENT ON COLUMN datasets.rows IS 'Rows in them';
COMMENT ON COLUMN datasets.used IS 'Rows that made at least one claim; the others stand in reject';
COMMENT ON COLUMN datasets.claims IS 'Claims that count now';
