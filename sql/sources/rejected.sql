-- title: The rows that made no claim, and the numbers that are faulty, each with its reason
-- about: A cell that several entries of the card read is told once, and so is a row of a table that
--   was made long.
-- reads: said, cells, good, rejected (rows that were left out before)
WITH unclaimed AS (
    SELECT DISTINCT c.row
    FROM cells AS c
    ANTI JOIN good AS g ON g.row = c.row
    ANTI JOIN rejected AS r ON r.row = c.row
),
told AS (
    SELECT
        s.row,
        bool_or(coalesce(s.number_low, s.number_best, s.number_high) IS NOT NULL) AS zeros,
        bool_or(s.fault IS NOT NULL) AS faulty
    FROM said AS s
    SEMI JOIN unclaimed AS u ON u.row = s.row
    GROUP BY s.row
)
SELECT DISTINCT
    s.row,
    s.fault."column" AS column_name,
    s.fault."value" AS value,
    s.fault.reason AS reason,
    false AS by_rule
FROM said AS s
WHERE s.fault IS NOT NULL
UNION ALL BY NAME
SELECT
    u.row,
    NULL AS column_name,
    NULL AS value,
    CASE
        WHEN t.row IS NULL THEN 'no entry of the card speaks of such a row'
        WHEN t.zeros THEN '0, which says nothing here'
        ELSE 'no number in it'
    END AS reason,
    true AS by_rule
FROM unclaimed AS u
LEFT JOIN told AS t ON t.row = u.row
WHERE NOT coalesce(t.faulty, false)
