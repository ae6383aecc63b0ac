-- title: Rows of a wide table that have no number in any column
-- reads: laid, rows
INSERT INTO rejected BY NAME
SELECT row, 'no number in it' AS reason, true AS by_rule
FROM laid
WHERE row NOT IN (SELECT row FROM rows)
