-- title: Estimates
-- about: What all claims of the same thing say together, in order of their key. total counts all pages.
-- takes: estimate, region, country, level, measure, unit, kind, population_group, facility, grade, contested, since, until, after, limit
WITH chosen AS (
    SELECT e.*
    FROM estimate AS e
    WHERE ($estimate::VARCHAR[] IS NULL OR list_contains($estimate::VARCHAR[], e.estimate))
        AND ($region::VARCHAR[] IS NULL OR e.region IN (SELECT u.region FROM region_up AS u WHERE list_contains($region::VARCHAR[], u.above)))
        AND ($measure::VARCHAR[] IS NULL OR list_contains($measure::VARCHAR[], e.measure))
        AND ($country::VARCHAR[] IS NULL OR list_contains($country::VARCHAR[], e.country))
        AND ($level::INTEGER IS NULL OR e.region IN (SELECT g.region FROM region AS g WHERE g.level = $level::INTEGER))
        AND ($unit::VARCHAR[] IS NULL OR list_contains($unit::VARCHAR[], e.unit))
        AND ($kind::VARCHAR IS NULL OR e.kind = $kind::VARCHAR)
        AND ($population_group::VARCHAR[] IS NULL OR list_contains($population_group::VARCHAR[], e.population_group))
        AND ($facility::VARCHAR[] IS NULL OR list_contains($facility::VARCHAR[], e.facility))
        AND ($grade::VARCHAR[] IS NULL OR list_contains($grade::VARCHAR[], e.grade))
        AND ($contested::BOOLEAN IS NULL OR e.contested = $contested::BOOLEAN)
        AND ($since::DATE IS NULL OR e.period_end >= $since::DATE)
        AND ($until::DATE IS NULL OR e.period_start <= $until::DATE)
)
SELECT
    (SELECT count(*) FROM chosen) AS total,
    e.estimate,
    e.measure,
    e.unit,
    e.kind,
    e.population_group,
    e.facility,
    e.country AS location_code,
    e.region,
    r.name AS region_name,
    r.level AS admin_level,
    e.scope,
    e.locality,
    e.period_start AS reference_period_start,
    e.period_end AS reference_period_end,
    e.days,
    e.low,
    e.best,
    e.high,
    e.floor,
    e.high_modelled,
    e.grade,
    e.contested,
    e.spread,
    e.sources,
    e.claims,
    e.published
FROM chosen AS e
LEFT JOIN region AS r ON r.region = e.region
WHERE $after::VARCHAR IS NULL OR e.estimate > $after::VARCHAR
ORDER BY e.estimate
LIMIT $limit::BIGINT;
