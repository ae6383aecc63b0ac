-- title: Flows that lie within no other and hold no other
-- about: Their value counts as it stands in every cell that they belong to.
-- reads: estimate, estimate_within, region_up, above_measure, above_group, kinds
WITH tied AS (
    SELECT inner_estimate AS estimate FROM estimate_within
    UNION
    SELECT outer_estimate AS estimate FROM estimate_within
),
alone AS (
    SELECT
        e.*,
        coalesce(e.facility, CASE WHEN e.unit IN ('facility', 'building') THEN 'any' ELSE 'none' END)
            AS kept
    FROM chosen AS e
    LEFT JOIN tied AS t ON t.estimate = e.estimate
    WHERE t.estimate IS NULL AND e.kind = 'flow' AND e.region IS NOT NULL
),
faced AS (
    SELECT estimate, kept AS facility FROM alone
    UNION
    SELECT estimate, CASE WHEN kept = 'none' THEN 'none' ELSE 'any' END AS facility FROM alone
)
SELECT
    m.above AS measure, a.unit, g.above AS population_group, f.facility, u.above AS region,
    k.period, a.estimate, a.low, a.best, a.high, a.floor, a.middle
FROM alone AS a
JOIN faced AS f ON f.estimate = a.estimate
JOIN above_measure AS m ON m.measure = a.measure
JOIN above_group AS g ON g.measure = a.measure AND g.population_group = a.population_group
JOIN region_up AS u ON u.region = a.region
JOIN kinds AS k ON a.days <= k.days OR k.period = 'all'
WHERE u.above IN (SELECT region FROM asked)
