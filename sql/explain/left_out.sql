-- title: Claims of the same measures, place and time that the point does not count
-- takes: measures, units, kinds, groups, facilities (what the indicator counts; an empty list: any),
--   region, since, until, estimates (keys counted or held)
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
    n.claim, n.measure, n.unit, n.kind, n.population_group, n.facility, n.region, n.status,
    n.low, n.best, n.high, n.bound, n.quote, n.excerpt,
    n.span_start - n.excerpt_start AS mark_start,
    n.span_end - n.excerpt_start AS mark_end,
    n.document, n.span_start, n.span_end, n.dataset, t.title AS dataset_title,
    n.row_key, n.event,
    coalesce(s.name, n.originator_name, n.originator) AS originator, p.name AS publisher, n.published, n.period_start, n.period_end,
    CASE
        WHEN l.reason IS NOT NULL THEN l.reason
        WHEN n.region IS NULL THEN 'shared with other countries: it counts in none of them alone'
        WHEN n.region NOT IN (SELECT region FROM inside)
            THEN 'shared with other regions: it counts in ' || n.region
        WHEN len($units::VARCHAR[]) > 0 AND NOT list_contains($units::VARCHAR[], n.unit)
            THEN 'counts another unit: ' || n.unit
        WHEN len($kinds::VARCHAR[]) > 0 AND NOT list_contains($kinds::VARCHAR[], n.kind)
            THEN CASE n.kind WHEN 'flow' THEN 'an event, not a state at a date'
                ELSE 'a state at a date, not an event' END
        WHEN len($groups::VARCHAR[]) > 0 AND NOT list_contains($groups::VARCHAR[], n.population_group)
            THEN 'of another group: ' || n.population_group
        WHEN len($facilities::VARCHAR[]) > 0 AND NOT list_contains($facilities::VARCHAR[], coalesce(n.facility, ''))
            THEN 'of other facilities: ' || coalesce(n.facility, 'none named')
        WHEN n.kind = 'stock' THEN 'another state counts: a newer one, or one of the whole region'
        WHEN n.period_start IS NULL THEN 'no text says when'
        ELSE 'counts in another period: it is longer than this one, or most of it lies outside'
    END AS reason
FROM near AS n
LEFT JOIN source AS s ON s.source = n.originator
LEFT JOIN dataset AS t ON t.dataset = n.dataset
LEFT JOIN source AS p ON p.source = n.publisher
LEFT JOIN left_out AS l ON l.claim = n.claim
LEFT JOIN estimate_claim AS ec
    ON ec.claim = n.claim AND list_contains($estimates::VARCHAR[], ec.estimate)
WHERE ec.claim IS NULL
ORDER BY n.published DESC NULLS LAST, n.claim
LIMIT 200
