-- title: When documents were loaded
-- reads: ledger.document_record, document
SELECT r.document, min(r.loaded_at) AS first_loaded, max(r.loaded_at) AS last_loaded
FROM ledger.document_record AS r
JOIN document AS c ON c.document = r.document
GROUP BY r.document
ORDER BY r.document
