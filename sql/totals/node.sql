-- title: The flows that lie within others or hold others, each with its whole
-- about: In each total a part lies in the smallest of its wholes that belong to the total as well.
-- reads: counts_in, chosen, estimate_within
WITH numbered AS (
    SELECT row_number() OVER (ORDER BY cell, number) - 1 AS place, cell, number
    FROM counts_in
    WHERE tied
),
pair AS (
    SELECT i.number, o.number AS whole, w.nearness
    FROM estimate_within AS w
    JOIN chosen AS i ON i.estimate = w.inner_estimate
    JOIN chosen AS o ON o.estimate = w.outer_estimate
),
wholes AS (
    SELECT n.place, arg_min(o.place, p.nearness) AS whole
    FROM numbered AS n
    JOIN pair AS p ON p.number = n.number
    JOIN numbered AS o ON o.cell = n.cell AND o.number = p.whole
    GROUP BY n.place
)
SELECT n.place, n.cell, n.number, coalesce(w.whole, -1) AS whole
FROM numbered AS n
LEFT JOIN wholes AS w ON w.place = n.place
ORDER BY n.place
