-- title: Rows of datasets that made no claim
-- about: Asked of the ledger. Of each content the newest reading.
-- takes: dataset, every
WITH newest AS (
    SELECT reading, dataset, file, sheet, row_number() OVER (
        PARTITION BY dataset, content, sheet ORDER BY step DESC
    ) AS place
    FROM dataset_file
)
SELECT n.dataset, n.file, n.sheet, j.row, j.column_name AS "column", j.value, j.reason, j.by_rule
FROM dataset_reject AS j
JOIN newest AS n ON n.reading = j.reading
WHERE n.place = 1
    AND ($dataset::VARCHAR IS NULL OR n.dataset = $dataset::VARCHAR)
    AND ($every::BOOLEAN OR NOT j.by_rule)
ORDER BY n.dataset, n.file, n.sheet, j.row, j.column_name, j.reason;
