-- title: Flows that lie within no other and hold no other
-- about: Their value counts as it stands in every cell that they belong to.
-- reads: chosen, estimate_within, region_up, above_measure, above_group, above_facility, kinds, asked
WITH tied AS (
    SELECT inner_estimate AS estimate FROM estimate_within
    UNION
    SELECT outer_estimate AS estimate FROM estimate_within
),
alone AS (
    SELECT e.*
    FROM chosen AS e
    LEFT JOIN tied AS t ON t.estimate = e.estimate
    WHERE t.estimate IS NULL AND e.kind = 'flow'
)
SELECT
    m.above AS measure, a.unit, g.above AS population_group, f.above AS facility,
    u.above AS region, k.period, a.estimate, a.low, a.best, a.high, a.floor, a.middle
FROM alone AS a
JOIN above_facility AS f ON f.facility = coalesce(a.facility, '')
JOIN above_measure AS m ON m.measure = a.measure
JOIN above_group AS g ON g.measure = a.measure AND g.population_group = a.population_group
JOIN region_up AS u ON u.region = a.region
JOIN asked AS q ON q.region = u.above
JOIN kinds AS k ON a.days <= k.days OR k.period = 'all'
