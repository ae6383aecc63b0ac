-- title: What was not counted of datasets, by reason
-- reads: current_dataset, current_reading, ledger.dataset_file, ledger.dataset_reject
SELECT
    f.dataset, f.sheet, j.column_name, j.reason, j.by_rule,
    count(DISTINCT (f.reading, j.row)) AS rows,
    min(j.row) AS first_row,
    CASE WHEN any_value(d.redistribute) IN ('yes', 'excerpt') THEN arg_min(j.value, (j.row, j.value)) END
        AS first_value
FROM ledger.dataset_reject AS j
JOIN current_reading AS r ON r.reading = j.reading
JOIN ledger.dataset_file AS f ON f.reading = j.reading
JOIN current_dataset AS d ON d.dataset = f.dataset
WHERE d.redistribute <> 'no'
GROUP BY f.dataset, f.sheet, j.column_name, j.reason, j.by_rule
ORDER BY ALL
