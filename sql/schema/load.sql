-- title: When a document came in
-- about: The times of loading, kept apart from all content: two folders with the same input differ here alone.
CREATE TABLE load (
    document VARCHAR NOT NULL,
    first_loaded TIMESTAMP NOT NULL,
    last_loaded TIMESTAMP NOT NULL
);
COMMENT ON TABLE load IS 'When a document was loaded; not part of the content';
COMMENT ON COLUMN load.document IS 'Key of the document, or of the dataset';
COMMENT ON COLUMN load.first_loaded IS 'First time, UTC';
COMMENT ON COLUMN load.last_loaded IS 'Last time that something of it changed, UTC';
