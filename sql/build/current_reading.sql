-- title: The readings that count
-- about: Of each document the newest reading of the record that counts; of datasets all.
-- reads: ledger.reading, ledger.withdrawal, current_document
WITH ranked AS (
    SELECT
        r.reading, r.refused, r.step,
        row_number() OVER (PARTITION BY r.document ORDER BY r.step DESC) AS place
    FROM ledger.reading AS r
    JOIN current_document AS c ON c.document = r.document AND c.record = r.record
)
SELECT reading, refused, step FROM ranked WHERE place = 1
UNION ALL
SELECT r.reading, r.refused, r.step
FROM ledger.reading AS r
WHERE r.dataset IS NOT NULL
    AND r.dataset NOT IN (SELECT name FROM ledger.withdrawal WHERE kind = 'dataset')
