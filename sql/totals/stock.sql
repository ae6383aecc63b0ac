-- title: Totals of stocks
-- about: The newest state in each period; states are never added over time.
-- reads: state (one row for each cell and day with a report), held, stock_kinds (period), estimate
WITH bucketed AS (
    SELECT
        s.*, k.period,
        CASE k.period
            WHEN 'day' THEN s.day
            WHEN 'week' THEN CAST(date_trunc('week', s.day) AS DATE)
            WHEN 'month' THEN CAST(date_trunc('month', s.day) AS DATE)
            WHEN 'year' THEN CAST(date_trunc('year', s.day) AS DATE)
        END AS bucket
    FROM state AS s
    CROSS JOIN stock_kinds AS k
    WHERE k.period = 'all' OR s.day IS NOT NULL
),
newest AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY measure, unit, population_group, facility, region, period, bucket
            ORDER BY day DESC NULLS LAST
        ) AS place
    FROM bucketed
),
behind AS (
    SELECT
        h.part,
        count(DISTINCT c.originator) AS sources,
        count(DISTINCT c.claim) AS claims
    FROM held AS h
    JOIN estimate_claim AS ec ON ec.estimate = h.estimate AND ec.role <> 'denial'
    JOIN claim AS c ON c.claim = ec.claim
    GROUP BY h.part
),
graded AS (
    SELECT
        h.part,
        sum(CASE WHEN e.contested THEN 1 ELSE 0 END) AS contested,
        count(*) AS weighed,
        sum(e.sources) AS voices,
        sum(CAST(e.spread AS DECIMAL(38, 6))) AS spread,
        count(e.spread) AS ranged,
        max(CASE e.grade WHEN 'contested' THEN 3 WHEN 'weak' THEN 2 WHEN 'fair' THEN 1 ELSE 0 END)
            AS worst,
        list(e.estimate ORDER BY e.best DESC NULLS LAST, e.floor DESC NULLS LAST, e.estimate)
            AS estimates
    FROM held AS h
    JOIN estimate AS e ON e.estimate = h.estimate
    GROUP BY h.part
)
SELECT
    n.measure, n.unit, 'stock' AS kind, n.population_group, n.facility, n.region, n.period,
    CASE WHEN n.period = 'all' THEN n.day ELSE n.bucket END AS period_start,
    CASE n.period
        WHEN 'day' THEN n.bucket
        WHEN 'week' THEN CAST(n.bucket + INTERVAL 6 DAY AS DATE)
        WHEN 'month' THEN CAST(n.bucket + INTERVAL 1 MONTH - INTERVAL 1 DAY AS DATE)
        WHEN 'year' THEN CAST(n.bucket + INTERVAL 1 YEAR - INTERVAL 1 DAY AS DATE)
        ELSE n.day
    END AS period_end,
    n.low, n.best, n.high, n.floor,
    n.low AS known_low, n.best AS known_best, n.high AS known_high,
    n.open, n.parts, b.sources, b.claims,
    CAST(g.contested AS BIGINT) AS contested,
    CASE WHEN n.day IS NULL THEN n.parts ELSE 0 END AS undated,
    g.weighed,
    CAST(g.voices AS BIGINT) AS voices,
    CAST(g.spread AS DOUBLE) AS spread,
    g.ranged,
    CASE g.worst WHEN 3 THEN 'contested' WHEN 2 THEN 'weak' WHEN 1 THEN 'fair' ELSE 'confirmed' END
        AS grade,
    n.oldest AS first_day, n.day AS last_day,
    g.estimates[1:100] AS estimates,
    n.covered, n.regions
FROM newest AS n
JOIN behind AS b ON b.part = n.part
JOIN graded AS g ON g.part = n.part
WHERE n.place = 1
