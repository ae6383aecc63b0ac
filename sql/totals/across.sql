-- title: What is counted already of a part that crosses others
-- about: One row for each part of a total (the children of a month) and the sum of the parts of a wider
--   group that lie in its place and time (all people of its days).
-- reads: counts_in, chosen, estimate_across, node, rolled
WITH pair AS (
    SELECT i.number AS inner_number, o.number
    FROM estimate_across AS a
    JOIN chosen AS i ON i.estimate = a.inner_estimate
    JOIN chosen AS o ON o.estimate = a.outer_estimate
),
present AS (
    SELECT o.cell, o.number, p.inner_number
    FROM pair AS p
    JOIN counts_in AS o ON o.number = p.number
    JOIN counts_in AS i ON i.cell = o.cell AND i.number = p.inner_number
),
valued AS (
    SELECT
        p.cell, p.number, p.inner_number, w.number AS whole,
        CASE WHEN n.place IS NULL THEN c.low ELSE r.low END AS low,
        CASE WHEN n.place IS NULL THEN c.best ELSE r.best END AS best,
        CASE WHEN n.place IS NULL THEN c.high ELSE r.high END AS high,
        CASE WHEN n.place IS NULL THEN c.floor ELSE r.floor END AS floor
    FROM present AS p
    JOIN chosen AS c ON c.number = p.inner_number
    LEFT JOIN node AS n ON n.cell = p.cell AND n.number = p.inner_number
    LEFT JOIN rolled AS r ON r.place = n.place
    LEFT JOIN node AS w ON w.place = n.whole
)
SELECT
    v.cell, v.number,
    sum(coalesce(v.low, 0)) AS low, sum(coalesce(v.best, 0)) AS best,
    sum(coalesce(v.high, 0)) AS high, sum(coalesce(v.floor, 0)) AS floor
FROM valued AS v
ANTI JOIN present AS u
    ON u.cell = v.cell AND u.number = v.number AND u.inner_number = v.whole
GROUP BY v.cell, v.number
