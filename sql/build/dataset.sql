-- title: The datasets, with what became of their rows
-- reads: current_dataset, current_reading, ledger.dataset_file, ledger.dataset_reject, claim
WITH counted AS (
    SELECT f.dataset, count(*) AS files, sum(f.rows) AS rows, sum(f.used) AS used,
        max(f.edition) AS edition
    FROM ledger.dataset_file AS f
    JOIN current_reading AS r ON r.reading = f.reading
    GROUP BY f.dataset
),
claimed AS (
    SELECT dataset, count(*) AS claims FROM claim WHERE dataset IS NOT NULL GROUP BY dataset
)
SELECT
    d.dataset, d.title, d.publisher, d.licence, d.redistribute, d.about, d.url, d.version,
    c.edition, c.files, CAST(c.rows AS BIGINT) AS rows, CAST(c.used AS BIGINT) AS used,
    coalesce(k.claims, 0) AS claims
FROM current_dataset AS d
JOIN counted AS c ON c.dataset = d.dataset
LEFT JOIN claimed AS k ON k.dataset = d.dataset
WHERE d.redistribute <> 'no'
ORDER BY d.dataset
