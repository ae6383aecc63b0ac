-- title: Documents
-- about: One row for each text; the record of its metadata that counts when several files held the same text.
CREATE TABLE document (
    document VARCHAR NOT NULL,
    external_id VARCHAR,
    lang VARCHAR,
    publisher VARCHAR,
    publisher_source VARCHAR,
    title VARCHAR,
    published DATE,
    url VARCHAR,
    text VARCHAR,
    characters BIGINT NOT NULL,
    redistribute VARCHAR NOT NULL,
    copies BIGINT NOT NULL CHECK (copies >= 1),
    claims BIGINT NOT NULL,
    refused VARCHAR
);
COMMENT ON TABLE document IS 'One row for each text that was read';
COMMENT ON COLUMN document.document IS 'Hash of the text: the key of a document';
COMMENT ON COLUMN document.external_id IS 'The id that it came with';
COMMENT ON COLUMN document.lang IS 'Language, ISO 639-1';
COMMENT ON COLUMN document.publisher IS 'Who printed it, as given';
COMMENT ON COLUMN document.publisher_source IS 'Who printed it, as a key of source';
COMMENT ON COLUMN document.title IS 'Headline';
COMMENT ON COLUMN document.published IS 'Day of publication; empty where unknown, never guessed';
COMMENT ON COLUMN document.url IS 'Address';
COMMENT ON COLUMN document.text IS 'The text, verbatim; empty where its publisher does not let the whole text be passed on';
COMMENT ON COLUMN document.characters IS 'Length of the text, in characters';
COMMENT ON COLUMN document.redistribute IS 'What may be passed on: yes, excerpt (the sentence only), aggregate (sums only) or no';
COMMENT ON COLUMN document.copies IS 'How many different records of this same text were loaded';
COMMENT ON COLUMN document.claims IS 'Claims made from it';
COMMENT ON COLUMN document.refused IS 'Why it was not read at all; empty where it was';
