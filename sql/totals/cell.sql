-- title: What the numbers of totals mean
-- reads: part, above_as, asked, kinds
WITH used AS (
    SELECT
        cell, cell // 10 // 1000000 AS above, cell // 10 % 1000000 AS region, cell % 10 AS period
    FROM (SELECT DISTINCT cell FROM part) AS p
)
SELECT
    u.cell, a.measure, a.unit, a.population_group, a.facility, q.region, k.period
FROM used AS u
JOIN above_as AS a ON a.above = u.above
JOIN asked AS q ON q.place = u.region
JOIN kinds AS k ON k.place = u.period
