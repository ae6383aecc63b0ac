-- title: Answers that changed since another snapshot
-- about: Points that are new, gone or other than they were, of the periods all, year and month; ordered by
--   indicator, region, period and day. What rested on something that was withdrawn since is not told. total
--   counts all pages. The snapshots are attached as now and was.
-- takes: codes, regions, after_code, after_region, after_period, after_day, limit
WITH shut AS (
    SELECT DISTINCT e.estimate
    FROM was.estimate_claim AS e
    INNER JOIN was.claim AS c ON c.claim = e.claim
    INNER JOIN now.withdrawn AS g
        ON (g.kind = 'claim' AND g.name = c.claim)
        OR (g.kind = 'document' AND g.name = c.document)
        OR (g.kind = 'dataset' AND g.name = c.dataset)
),
told AS (
    SELECT p.* REPLACE (
        CASE WHEN s.shut THEN NULL ELSE p.low END AS low,
        CASE WHEN s.shut THEN NULL ELSE p.best END AS best,
        CASE WHEN s.shut THEN NULL ELSE p.high END AS high
    )
    FROM was.point AS p
    CROSS JOIN LATERAL (
        SELECT list_has_any(p.estimates, (SELECT coalesce(list(h.estimate), []) FROM shut AS h)) AS shut
    ) AS s
),
changed AS (
    SELECT
        coalesce(n.indicator, w.indicator) AS indicator,
        coalesce(n.region, w.region) AS region,
        coalesce(n.period, w.period) AS period,
        coalesce(n.period_start, w.period_start) AS reference_period_start,
        coalesce(n.period_end, w.period_end) AS reference_period_end,
        CASE WHEN w.indicator IS NULL THEN 'new' WHEN n.indicator IS NULL THEN 'gone' ELSE 'changed' END AS change,
        coalesce(n.unit, w.unit) AS unit,
        w.low AS was_low,
        w.best AS was_best,
        w.high AS was_high,
        n.low,
        n.best,
        n.high,
        w.claims AS was_claims,
        n.claims
    FROM now.point AS n
    FULL JOIN told AS w
        ON w.indicator = n.indicator
        AND w.region = n.region
        AND w.period = n.period
        AND (n.period = 'all' OR w.period_start IS NOT DISTINCT FROM n.period_start)
    WHERE n.indicator IS NULL
        OR w.indicator IS NULL
        OR (n.low, n.best, n.high, n.claims) IS DISTINCT FROM (w.low, w.best, w.high, w.claims)
),
chosen AS (
    SELECT c.*, coalesce(strftime(c.reference_period_start, '%Y-%m-%d'), '') AS day
    FROM changed AS c
    WHERE ($codes::VARCHAR[] IS NULL OR list_contains($codes::VARCHAR[], c.indicator))
        AND ($regions::VARCHAR[] IS NULL OR c.region IN (SELECT u.region FROM now.region_up AS u WHERE list_contains($regions::VARCHAR[], u.above)))
)
SELECT
    (SELECT count(*) FROM chosen) AS total,
    h.*
FROM chosen AS h
WHERE $after_code::VARCHAR IS NULL
    OR (h.indicator, h.region, h.period, h.day) > ($after_code::VARCHAR, $after_region::VARCHAR, $after_period::VARCHAR, $after_day::VARCHAR)
ORDER BY h.indicator, h.region, h.period, h.day
LIMIT $limit::BIGINT;
