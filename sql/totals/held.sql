-- title: What each part of a total holds, itself included
-- reads: part, node, rolled
SELECT p.cell, p.bucket, p.number FROM part AS p ANTI JOIN node AS n ON n.cell = p.cell AND n.number = p.number
UNION ALL
SELECT p.cell, p.bucket, i.number
FROM rolled AS r
JOIN node AS i ON i.place = r.place
JOIN node AS t ON t.place = r.top
JOIN part AS p ON p.cell = t.cell AND p.number = t.number
