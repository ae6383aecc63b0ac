-- title: The parts of totals
-- about: What is added. A part that crosses others counts
--   with what it has more than they have, and
--   a rise of some groups, which may be a correction, with nothing.
-- reads: counts_in, chosen, node, rolled (place, top, low, best, high, floor), across
WITH found AS (
    SELECT i.cell, i.number, c.low, c.best, c.high, c.floor, i.bucket
    FROM counts_in AS i
    JOIN chosen AS c ON c.number = i.number
    WHERE NOT i.tied
    UNION ALL
    SELECT i.cell, i.number, r.low, r.best, r.high, r.floor, i.bucket
    FROM rolled AS r
    JOIN node AS n ON n.place = r.place
    JOIN counts_in AS i ON i.cell = n.cell AND i.number = n.number
    WHERE r.place = r.top
),
lowered AS (
    SELECT
        f.cell, f.number, f.bucket,
        CASE WHEN (c.rise AND a.cell IS NOT NULL) OR f.low < a.low THEN 0 ELSE f.low - coalesce(a.low, 0) END AS low,
        CASE WHEN (c.rise AND a.cell IS NOT NULL) OR f.best < a.best THEN 0 ELSE f.best - coalesce(a.best, 0) END AS best,
        CASE WHEN (c.rise AND a.cell IS NOT NULL) OR f.high < a.high THEN 0 ELSE f.high - coalesce(a.high, 0) END AS high,
        CASE WHEN (c.rise AND a.cell IS NOT NULL) OR f.floor < a.floor THEN 0 ELSE f.floor - coalesce(a.floor, 0) END AS floor
    FROM found AS f
    JOIN chosen AS c ON c.number = f.number
    LEFT JOIN across AS a ON a.cell = f.cell AND a.number = f.number
),
in_order AS (
    SELECT *, CASE WHEN best < low THEN low ELSE best END AS most FROM lowered
)
SELECT
    cell, number, low, most AS best,
    CASE WHEN high < greatest(low, most, floor) THEN greatest(low, most, floor) ELSE high END AS high,
    floor, bucket
FROM in_order
