-- title: One document
-- about: A document by its key or by the id it came with. The text is there only where its publisher lets it be passed on.
-- takes: document
SELECT
    d.document AS id,
    d.external_id,
    d.lang,
    d.publisher,
    d.publisher_source AS publisher_id,
    d.title,
    d.published,
    d.url,
    CASE WHEN d.redistribute = 'yes' THEN d.text END AS text,
    d.characters,
    d.redistribute,
    d.copies,
    d.claims,
    d.refused,
    '/v1/claims?document=' || d.document AS claims_url
FROM document AS d
WHERE d.redistribute <> 'no'
    AND (d.document = $document OR d.external_id = $document)
ORDER BY d.document = $document DESC, d.document
LIMIT 1;
