-- title: The population that holds for a day
-- about: The newest one until that day, else the next one, else one that nobody dated. Reports of
--   the region, or of all regions right below it, go before the tables of the gazetteer, which
--   hold for ten years before and behind.
-- reads: totalled, population
WITH reported AS (
    SELECT region, last_day AS day, low, best, high, 'reports' AS source
    FROM totalled
    WHERE measure = 'population' AND unit = 'person' AND kind = 'stock' AND facility = 'any'
        AND population_group = 'all'
        AND (period = 'day' OR (period = 'all' AND last_day IS NULL))
        AND (covered IS NULL OR covered = regions)
),
resident AS (
    SELECT region, day, low, best, high, source FROM reported
    UNION ALL
    SELECT p.region, p.day, p.population, p.population, p.population, p.source
    FROM population AS p
    ANTI JOIN reported AS r ON r.region = p.region
),
wanted AS (
    SELECT DISTINCT t.region, t.period_end AS day
    FROM totalled AS t
    SEMI JOIN resident AS p ON p.region = t.region
),
calendar AS (
    SELECT region, day, CAST(NULL AS DATE) AS known FROM wanted WHERE day IS NOT NULL
    UNION ALL
    SELECT region, day, day AS known FROM resident WHERE day IS NOT NULL
),
near AS (
    SELECT
        region, day, known,
        max(known) OVER (
            PARTITION BY region ORDER BY day
            RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS before,
        min(known) OVER (
            PARTITION BY region ORDER BY day
            RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
        ) AS after
    FROM calendar
),
chosen_day AS (
    SELECT region, day, coalesce(before, after) AS population_day FROM near WHERE known IS NULL
    UNION ALL
    SELECT w.region, w.day, max(p.day) AS population_day
    FROM wanted AS w
    JOIN resident AS p ON p.region = w.region
    WHERE w.day IS NULL
    GROUP BY w.region, w.day
)
SELECT c.region, c.day, p.low, p.best, p.high, p.day AS population_day, p.source
FROM chosen_day AS c
JOIN resident AS p
    ON p.region = c.region AND p.day IS NOT DISTINCT FROM c.population_day
WHERE p.source = 'reports' OR abs(date_diff('day', p.day, c.day)) <= 3653
UNION ALL
SELECT w.region, w.day, p.low, p.best, p.high, p.day, p.source
FROM wanted AS w
JOIN resident AS p ON p.region = w.region AND p.day IS NULL
WHERE w.day IS NOT NULL
ORDER BY ALL
