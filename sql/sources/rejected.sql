-- title: The rows that made no claim, and the numbers that are faulty, each with its reason
-- about: A cell that several entries of the card read is told once.
-- reads: said, cells, good, rejected (rows that were left out before)
SELECT DISTINCT
    s.row,
    s.fault."column" AS column_name,
    s.fault."value" AS value,
    s.fault.reason AS reason,
    false AS by_rule
FROM said AS s
WHERE s.fault IS NOT NULL
UNION ALL BY NAME
SELECT DISTINCT -- a row of a table made long is told once
    c.row,
    NULL AS column_name,
    NULL AS value,
    CASE
        WHEN n.row IS NULL THEN 'no entry of the card speaks of such a row'
        WHEN n.zeros THEN '0, which says nothing here'
        ELSE 'no number in it'
    END AS reason,
    true AS by_rule
FROM cells AS c
LEFT JOIN (
    SELECT
        row,
        bool_or(coalesce(number_low, number_best, number_high) IS NOT NULL) AS zeros,
        bool_or(fault IS NOT NULL) AS faulty
    FROM said
    GROUP BY row
) AS n ON n.row = c.row
WHERE NOT coalesce(n.faulty, false)
    AND c.row NOT IN (SELECT row FROM good)
    AND c.row NOT IN (SELECT row FROM rejected)
