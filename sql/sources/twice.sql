-- title: Rows whose key another row has already
-- about: The first row counts; the others are rejected, each with the number of the first.
-- reads: good
INSERT INTO rejected BY NAME
WITH ranked AS (
    SELECT row, row_key, entry, min(row) OVER (PARTITION BY claim) AS first
    FROM good
)
SELECT DISTINCT
    row,
    NULL AS column_name,
    row_key AS value,
    'the same key as row ' || first AS reason,
    false AS by_rule
FROM ranked
WHERE row > first
