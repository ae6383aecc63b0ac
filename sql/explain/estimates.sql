-- title: The estimates behind a point, and those that they hold
-- about: `counted` are added; `held` lie within a counted one and are never added to it.
-- takes: estimates (keys of the parts of the point), region
WITH counted AS (
    SELECT e.estimate, CAST(NULL AS VARCHAR) AS within, CAST(NULL AS VARCHAR) AS why
    FROM estimate AS e
    WHERE list_contains($estimates::VARCHAR[], e.estimate)
),
held AS (
    SELECT w.inner_estimate AS estimate, w.outer_estimate AS within, w.reason AS why
    FROM estimate_within AS w
    JOIN counted AS c ON c.estimate = w.outer_estimate
    JOIN estimate AS e ON e.estimate = w.inner_estimate
    JOIN region_up AS u ON u.region = e.region AND u.above = $region
    WHERE w.inner_estimate NOT IN (SELECT estimate FROM counted)
),
first_of AS (
    SELECT estimate, within, why, row_number() OVER (PARTITION BY estimate ORDER BY within) AS place
    FROM (SELECT * FROM counted UNION ALL SELECT * FROM held) AS all_of_them
)
SELECT
    e.*,
    CASE WHEN f.within IS NULL THEN 'counted' ELSE 'held' END AS role,
    f.within,
    f.why
FROM first_of AS f
JOIN estimate AS e ON e.estimate = f.estimate
WHERE f.place = 1
ORDER BY role, e.best DESC NULLS LAST, e.estimate
