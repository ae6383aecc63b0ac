-- title: The records with which nothing is left to do
-- about: Records that are the newest from where they came, of documents whose record that counts
--   was read by the version that is asked for. Who brings one of them again changes nothing.
-- reads: record_now, current_record, reading
SELECT n.document, n.lang, n.publisher, n.title, n.published, n.external_id, n.url
FROM record_now AS n
JOIN current_record AS c ON c.document = n.document
JOIN reading AS r ON r.document = c.document AND r.record = c.record AND r.version = $version
QUALIFY row_number() OVER (
    PARTITION BY n.document, coalesce(n.external_id, n.publisher, '')
    ORDER BY n.step DESC
) = 1
