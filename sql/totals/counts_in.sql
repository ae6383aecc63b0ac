-- title: The totals that each flow belongs to
-- about: One row for each total of a region (`cell`) and flow, with the period that holds its middle
--   (`bucket`). `tied` flows lie within others or hold
--   others; all others count as they stand.
-- reads: chosen, estimate_within, about_above (about, above), region_up, asked (region, place), kinds
WITH tied AS (
    SELECT inner_estimate AS estimate FROM estimate_within
    UNION
    SELECT outer_estimate AS estimate FROM estimate_within
)
SELECT
    (w.above * 1000000 + q.place) * 10 + k.place AS cell, c.number, t.estimate IS NOT NULL AS tied,
    CASE k.period
        WHEN 'day' THEN CAST(c.middle AS DATE)
        WHEN 'week' THEN CAST(date_trunc('week', c.middle) AS DATE)
        WHEN 'month' THEN CAST(date_trunc('month', c.middle) AS DATE)
        WHEN 'year' THEN CAST(date_trunc('year', c.middle) AS DATE)
    END AS bucket
FROM chosen AS c
JOIN about_above AS w ON w.about = c.about
JOIN region_up AS u ON u.region = c.region
JOIN asked AS q ON q.region = u.above
JOIN kinds AS k ON c.days <= k.days OR k.period = 'all'
LEFT JOIN tied AS t ON t.estimate = c.estimate
WHERE c.kind = 'flow'
