-- title: Points that are ready
-- about: Points of several indicators and regions for the periods all, year and month; with silent also a row for each
--   region that has none. Without regions and level: those of all regions. total counts all pages.
-- takes: codes, regions, level, period, since, until, silent, after_code, after_region, after_day, limit
WITH wanted AS (
    SELECT DISTINCT u.region
    FROM region_up AS u
    INNER JOIN region AS r ON r.region = u.region
    WHERE ($level::INTEGER IS NOT NULL OR u.steps = 0)
        AND ($level::INTEGER IS NULL OR r.level = $level::INTEGER)
        AND ($regions::VARCHAR[] IS NULL OR list_contains($regions::VARCHAR[], u.above))
),
chosen AS (
    SELECT c.indicator AS code, w.region AS place, coalesce(strftime(p.period_start, '%Y-%m-%d'), '') AS day, p.*
    FROM (SELECT unnest($codes::VARCHAR[]) AS indicator) AS c
    CROSS JOIN wanted AS w
    LEFT JOIN point AS p
        ON p.indicator = c.indicator
        AND p.region = w.region
        AND p.period = $period
        AND ($since::DATE IS NULL OR p.period_end >= $since::DATE)
        AND ($until::DATE IS NULL OR p.period_start <= $until::DATE)
    WHERE $silent::BOOLEAN OR p.indicator IS NOT NULL
)
SELECT
    (SELECT count(*) FROM chosen) AS total,
    h.code,
    h.place,
    h.day,
    h.indicator IS NOT NULL AS reported,
    h.period_start AS reference_period_start,
    h.period_end AS reference_period_end,
    h.low,
    h.best,
    h.high,
    h.floor,
    h.bound,
    h.unit,
    h.open,
    h.parts,
    h.sources,
    h.claims,
    h.contested,
    h.grade,
    h.breach,
    h.dated,
    h.denominator_dated,
    h.denominator,
    h.covered,
    h.regions,
    h.baseline,
    h.estimates
FROM chosen AS h
WHERE $after_code::VARCHAR IS NULL
    OR (h.code, h.place, h.day) > ($after_code::VARCHAR, $after_region::VARCHAR, $after_day::VARCHAR)
ORDER BY h.code, h.place, h.day
LIMIT $limit::BIGINT;
