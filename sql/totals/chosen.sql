-- title: The estimates that are added up, numbered
-- about: `middle` is the day on which a flow counts; `about` numbers what it is about.
-- reads: estimate, about (measure, unit, population_group, facility, about, side, depth)
WITH risen AS (
    SELECT DISTINCT estimate FROM estimate_claim
    WHERE role = 'counted' AND link LIKE 'rise since%'
)
SELECT
    row_number() OVER (ORDER BY e.estimate) - 1 AS number, a.about, a.side, a.depth, e.estimate, e.measure, e.unit,
    r.estimate IS NOT NULL AS rise,
    e.kind, e.population_group, e.facility, e.region, e.scope, e.locality, e.period_start,
    e.period_end, e.days, e.low, e.best, e.high, e.floor,
    e.period_start + CAST(floor((e.days - 1) / 2.0) AS INTEGER) AS middle
FROM estimate AS e
JOIN about AS a
    ON a.measure = e.measure AND a.unit = e.unit AND a.population_group = e.population_group
    AND a.facility = coalesce(e.facility, '')
LEFT JOIN risen AS r ON r.estimate = e.estimate
WHERE e.region IS NOT NULL
