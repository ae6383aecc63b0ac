-- title: What is counted already of a part that crosses others
-- about: One row for each part of a total (the children of a month) and the sum of the parts of a wider
--   group that lie in its place and time (all people of its days) and count in the same period.
-- reads: counts_in, chosen, estimate_across, node, rolled
WITH pair AS (
    SELECT i.number AS inner_number, o.number
    FROM estimate_across AS a
    JOIN chosen AS i ON i.estimate = a.inner_estimate
    JOIN chosen AS o ON o.estimate = a.outer_estimate
),
present AS (
    SELECT o.cell, o.number, o.bucket, p.inner_number, i.tied, i.bucket AS inner_bucket
    FROM pair AS p
    JOIN counts_in AS o ON o.number = p.number
    JOIN counts_in AS i ON i.cell = o.cell AND i.number = p.inner_number
),
-- what lies within another counts in the period of the outermost
valued AS (
    SELECT
        p.cell, p.number, p.inner_number, w.number AS whole, r.low, r.best, r.high, r.floor
    FROM present AS p
    JOIN node AS n ON n.cell = p.cell AND n.number = p.inner_number
    JOIN rolled AS r ON r.place = n.place
    JOIN node AS t ON t.place = r.top
    JOIN counts_in AS i ON i.cell = t.cell AND i.number = t.number
    LEFT JOIN node AS w ON w.place = n.whole
    WHERE p.tied AND i.bucket IS NOT DISTINCT FROM p.bucket
    UNION ALL
    SELECT
        p.cell, p.number, p.inner_number, NULL AS whole, c.low, c.best, c.high, c.floor
    FROM present AS p
    JOIN chosen AS c ON c.number = p.inner_number
    WHERE NOT p.tied AND p.inner_bucket IS NOT DISTINCT FROM p.bucket
)
SELECT
    v.cell, v.number,
    sum(coalesce(v.low, 0)) AS low, sum(coalesce(v.best, 0)) AS best,
    sum(coalesce(v.high, 0)) AS high, sum(coalesce(v.floor, 0)) AS floor
FROM valued AS v
ANTI JOIN valued AS u
    ON u.cell = v.cell AND u.number = v.number AND u.inner_number = v.whole
GROUP BY v.cell, v.number
