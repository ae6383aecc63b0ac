-- title: The parts of totals
-- about: What is added, each in the period that holds its middle.
-- reads: counts_in, chosen, node, rolled (place, top, low, best, high, floor)
WITH found AS (
    SELECT i.cell, i.number, c.low, c.best, c.high, c.floor, i.period, i.middle
    FROM counts_in AS i
    JOIN chosen AS c ON c.number = i.number
    WHERE NOT i.tied
    UNION ALL
    SELECT i.cell, i.number, r.low, r.best, r.high, r.floor, i.period, i.middle
    FROM rolled AS r
    JOIN node AS n ON n.place = r.place
    JOIN counts_in AS i ON i.cell = n.cell AND i.number = n.number
    WHERE r.place = r.top
)
SELECT
    cell, number, low, best, high, floor,
    CASE period
        WHEN 'day' THEN CAST(middle AS DATE)
        WHEN 'week' THEN CAST(date_trunc('week', middle) AS DATE)
        WHEN 'month' THEN CAST(date_trunc('month', middle) AS DATE)
        WHEN 'year' THEN CAST(date_trunc('year', middle) AS DATE)
    END AS bucket
FROM found
