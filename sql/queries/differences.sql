-- title: What changed between two pictures, and why
-- about: Answers that are new, gone or other than they were, each with the claims behind it that are
--   new, gone or corrected. Where none is, what stands around them has changed: sources, residents,
--   places or rules.
-- reads: the tables of now; was_point, was_claim, was_estimate_claim, was_estimate_within, was_source
WITH changed AS (
    SELECT
        coalesce(n.indicator, w.indicator) AS indicator,
        coalesce(n.region, w.region) AS region,
        coalesce(n.period, w.period) AS period,
        coalesce(n.period_start, w.period_start) AS period_start,
        w.low AS was_low, w.best AS was_best, w.high AS was_high, n.low, n.best, n.high,
        CASE
            WHEN w.indicator IS NULL THEN 'new' WHEN n.indicator IS NULL THEN 'gone' ELSE 'changed'
        END AS change,
        coalesce(n.estimates, []) AS estimates,
        coalesce(w.estimates, []) AS was_estimates
    FROM point AS n
    FULL JOIN was_point AS w
        ON w.indicator = n.indicator AND w.region = n.region AND w.period = n.period
        AND (n.period = 'all' OR w.period_start IS NOT DISTINCT FROM n.period_start)
    WHERE n.indicator IS NULL OR w.indicator IS NULL
        OR (n.low, n.best, n.high) IS DISTINCT FROM (w.low, w.best, w.high)
),
moved AS (
    SELECT
        coalesce(n.claim, w.claim) AS claim,
        coalesce(n.originator, w.originator) AS originator,
        CASE
            WHEN w.claim IS NULL THEN 'new' WHEN n.claim IS NULL THEN 'gone' ELSE 'corrected'
        END AS move
    FROM claim AS n
    FULL JOIN was_claim AS w ON w.claim = n.claim
    WHERE n.claim IS NULL OR w.claim IS NULL
        OR (
            n.low, n.best, n.high, n.region, n.scope, n.period_start, n.period_end, n.measure,
            n.population_group, n.originator, n.status, n.published
        ) IS DISTINCT FROM (
            w.low, w.best, w.high, w.region, w.scope, w.period_start, w.period_end, w.measure,
            w.population_group, w.originator, w.status, w.published
        )
),
counted AS (
    SELECT *, row_number() OVER () AS number FROM changed
),
behind AS (
    SELECT number, unnest(estimates) AS estimate FROM counted
),
was_behind AS (
    SELECT number, unnest(was_estimates) AS estimate FROM counted
),
spoken AS (
    SELECT b.number, e.claim
    FROM behind AS b
    JOIN estimate_claim AS e ON e.estimate = b.estimate
    UNION
    SELECT b.number, e.claim
    FROM behind AS b
    JOIN estimate_within AS w ON w.outer_estimate = b.estimate
    JOIN estimate_claim AS e ON e.estimate = w.inner_estimate
    UNION
    SELECT b.number, e.claim
    FROM was_behind AS b
    JOIN was_estimate_claim AS e ON e.estimate = b.estimate
    UNION
    SELECT b.number, e.claim
    FROM was_behind AS b
    JOIN was_estimate_within AS w ON w.outer_estimate = b.estimate
    JOIN was_estimate_claim AS e ON e.estimate = w.inner_estimate
),
named AS (
    SELECT source, name FROM source
    UNION
    SELECT source, name FROM was_source
),
moves AS (
    SELECT
        s.number, m.move, count(DISTINCT m.claim) AS many,
        list(DISTINCT n.name ORDER BY n.name) AS names,
        list(DISTINCT m.claim ORDER BY m.claim) AS claims
    FROM spoken AS s
    JOIN moved AS m ON m.claim = s.claim
    JOIN named AS n ON n.source = m.originator
    GROUP BY s.number, m.move
),
reasons AS (
    SELECT
        number,
        string_agg(
            CAST(many AS VARCHAR) || ' ' || move || CASE WHEN many = 1 THEN ' claim of ' ELSE ' claims of ' END
                || array_to_string(names[1:3], ', ') || CASE WHEN len(names) > 3 THEN ' …' ELSE '' END,
            '; ' ORDER BY move DESC
        ) AS why,
        flatten(list(claims ORDER BY move DESC))[1:20] AS claims
    FROM moves
    GROUP BY number
)
SELECT
    c.indicator, c.region, c.period, c.period_start, c.was_low, c.was_best, c.was_high, c.low,
    c.best, c.high, c.change,
    coalesce(r.why, 'the same claims: their sources, residents, places or rules changed') AS why,
    coalesce(r.claims, []) AS claims
FROM counted AS c
LEFT JOIN reasons AS r ON r.number = c.number
ORDER BY c.indicator, c.region, c.period, c.period_start NULLS FIRST
