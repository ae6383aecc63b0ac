-- title: Claims of the same measures, place and time that the point does not count
-- takes: measures, region, since, until, estimates (keys counted or held)
WITH near AS (
    SELECT DISTINCT c.*
    FROM claim AS c
    LEFT JOIN region_up AS u ON list_contains(c.scope, u.region) AND u.above = $region
    WHERE list_contains($measures::VARCHAR[], c.measure)
        AND (u.region IS NOT NULL OR list_contains(c.scope, $region))
        AND ($since::DATE IS NULL OR c.period_end IS NULL OR c.period_end >= $since::DATE)
        AND ($until::DATE IS NULL OR c.period_start IS NULL OR c.period_start <= $until::DATE)
),
inside AS (
    SELECT region FROM region_up WHERE above = $region
)
SELECT
    n.claim, n.measure, n.unit, n.kind, n.status, n.low, n.best, n.high, n.quote, n.excerpt,
    n.document, n.span_start, n.span_end, n.published, n.period_start, n.period_end, n.region,
    CASE
        WHEN l.reason IS NOT NULL THEN l.reason
        WHEN n.region NOT IN (SELECT region FROM inside)
            THEN 'shared with other regions: it counts in ' || n.region
        WHEN n.period_start IS NULL THEN 'no text says when'
        ELSE 'another group, unit or period than asked, or within a figure of another period'
    END AS reason
FROM near AS n
LEFT JOIN left_out AS l ON l.claim = n.claim
LEFT JOIN estimate_claim AS ec
    ON ec.claim = n.claim AND list_contains($estimates::VARCHAR[], ec.estimate)
WHERE ec.claim IS NULL
ORDER BY n.published DESC NULLS LAST, n.claim
LIMIT 200
