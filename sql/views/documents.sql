-- title: Documents with the name of their publisher
-- about: The texts that were read, or refused with the reason.
CREATE VIEW documents AS
SELECT
    d.document,
    d.external_id,
    d.lang,
    d.publisher,
    d.publisher_source,
    s.name AS publisher_name,
    d.title,
    d.published,
    d.url,
    d.text,
    d.characters,
    d.redistribute,
    d.copies,
    d.claims,
    d.refused
FROM document AS d
LEFT JOIN source AS s ON s.source = d.publisher_source;
COMMENT ON VIEW documents IS 'Texts that were read, one row for each text however often it was loaded';
COMMENT ON COLUMN documents.document IS 'Hash of the text: the key of a document';
COMMENT ON COLUMN documents.external_id IS 'The id that it came with';
COMMENT ON COLUMN documents.lang IS 'Language, ISO 639-1';
COMMENT ON COLUMN documents.publisher IS 'Who printed it, as given';
COMMENT ON COLUMN documents.publisher_source IS 'Who printed it, as a key of source';
COMMENT ON COLUMN documents.publisher_name IS 'Name of the publisher for people';
COMMENT ON COLUMN documents.title IS 'Headline';
COMMENT ON COLUMN documents.published IS 'Day of publication; empty where unknown, never guessed';
COMMENT ON COLUMN documents.url IS 'Address';
COMMENT ON COLUMN documents.text IS 'The text, verbatim; empty where its publisher does not let the whole text be passed on';
COMMENT ON COLUMN documents.characters IS 'Length of the text, in characters';
COMMENT ON COLUMN documents.redistribute IS 'What may be passed on: yes, excerpt (the sentence only), aggregate (sums only) or no';
COMMENT ON COLUMN documents.copies IS 'How many different records of this same text were loaded';
COMMENT ON COLUMN documents.claims IS 'Claims made from it';
COMMENT ON COLUMN documents.refused IS 'Why it was not read at all; empty where it was';
