-- title: The readings that count
-- about: Of each document the newest reading of the record that counts; of each table of a dataset
--   (the same content under any name) the newest.
-- reads: ledger.reading, ledger.dataset_file, ledger.withdrawal, current_document
WITH ranked AS (
    SELECT
        r.reading, r.refused, r.step,
        row_number() OVER (PARTITION BY r.document ORDER BY r.step DESC) AS place
    FROM ledger.reading AS r
    JOIN current_document AS c ON c.document = r.document AND c.record = r.record
),
tabled AS (
    SELECT
        f.reading, f.step, f.edition, coalesce(f.edition, CAST(f.loaded_at AS DATE)) AS day,
        row_number() OVER (
            PARTITION BY f.dataset, f.content, f.sheet ORDER BY f.step DESC
        ) AS place
    FROM ledger.dataset_file AS f
    WHERE f.dataset NOT IN (SELECT name FROM ledger.withdrawal WHERE kind = 'dataset')
)
SELECT reading, refused, step, NULL AS edition, NULL AS day FROM ranked WHERE place = 1
UNION ALL
SELECT reading, NULL AS refused, step, edition, day FROM tabled WHERE place = 1
