-- title: The documents
-- about: The record that counts, with the whole text only where its publisher lets it be passed on.
-- reads: ledger.document_text, current_document, current_reading, printer, claim
WITH counted AS (
    SELECT document, count(*) AS claims FROM claim WHERE document IS NOT NULL GROUP BY document
),
refused AS (
    SELECT r.document, max(c.refused) AS refused
    FROM ledger.reading AS r
    JOIN current_reading AS c ON c.reading = r.reading
    WHERE r.document IS NOT NULL
    GROUP BY r.document
)
SELECT
    d.document, d.external_id, d.lang, d.publisher, p.source AS publisher_source, d.title,
    d.published, d.url,
    CASE WHEN coalesce(p.redistribute, 'excerpt') = 'yes' THEN t.text END AS text,
    t.characters,
    coalesce(p.redistribute, 'excerpt') AS redistribute,
    d.copies,
    coalesce(c.claims, 0) AS claims,
    r.refused
FROM current_document AS d
JOIN ledger.document_text AS t ON t.document = d.document
LEFT JOIN printer AS p ON p.publisher = d.publisher
LEFT JOIN counted AS c ON c.document = d.document
LEFT JOIN refused AS r ON r.document = d.document
WHERE coalesce(p.redistribute, 'excerpt') <> 'no'
ORDER BY d.document
