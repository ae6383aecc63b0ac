-- title: Totals of flows
-- about: Adds up disjoint parts. A part counts once, in the period that holds its middle, and only
--   in periods at least as long as itself; parts without a period count under all alone.
-- reads: part, held, cell (cell, measure, unit, population_group, facility, region, period), chosen,
--   estimate, estimate_claim, claim
WITH spoken AS (
    SELECT DISTINCT c.number, s.rowid AS originator, k.rowid AS claim
    FROM chosen AS c
    JOIN estimate_claim AS ec ON ec.estimate = c.estimate AND ec.role <> 'denial'
    JOIN claim AS k ON k.claim = ec.claim
    JOIN source AS s ON s.source = k.originator
    WHERE c.kind = 'flow'
),
behind AS (
    SELECT
        h.cell, h.bucket,
        count(DISTINCT s.originator) AS sources,
        count(DISTINCT s.claim) AS claims,
        min(c.period_start) AS first_day,
        max(c.period_end) AS last_day
    FROM held AS h
    JOIN chosen AS c ON c.number = h.number
    JOIN spoken AS s ON s.number = h.number
    GROUP BY h.cell, h.bucket
),
placed AS (
    SELECT
        p.cell, p.bucket, p.low, p.best, p.high, p.floor,
        e.estimate, e.contested, e.grade, e.sources, e.spread, e.period_start IS NULL AS undated
    FROM part AS p
    JOIN chosen AS c ON c.number = p.number
    JOIN estimate AS e ON e.estimate = c.estimate
),
summed AS (
    SELECT
        cell, bucket,
        CASE WHEN count(low) = count(*) THEN sum(CAST(low AS DECIMAL(38, 3))) END AS low,
        CASE WHEN count(best) = count(*) THEN sum(CAST(best AS DECIMAL(38, 3))) END AS best,
        CASE WHEN count(high) = count(*) THEN sum(CAST(high AS DECIMAL(38, 3))) END AS high,
        CASE WHEN count(floor) = count(*) THEN sum(CAST(floor AS DECIMAL(38, 3))) END AS floor,
        sum(CAST(low AS DECIMAL(38, 3))) AS known_low,
        sum(CAST(best AS DECIMAL(38, 3))) AS known_best,
        sum(CAST(high AS DECIMAL(38, 3))) AS known_high,
        count(*) - count(high) AS open,
        count(*) AS parts,
        sum(CASE WHEN contested THEN 1 ELSE 0 END) AS contested,
        sum(CASE WHEN undated THEN 1 ELSE 0 END) AS undated,
        sum(sources) AS voices,
        sum(CAST(spread AS DECIMAL(38, 6))) AS spread,
        count(spread) AS ranged,
        max(CASE grade WHEN 'contested' THEN 3 WHEN 'weak' THEN 2 WHEN 'fair' THEN 1 ELSE 0 END)
            AS worst,
        list(estimate ORDER BY best DESC NULLS LAST, floor DESC NULLS LAST, estimate) AS estimates
    FROM placed
    GROUP BY cell, bucket
)
SELECT
    n.measure, n.unit, 'flow' AS kind, n.population_group, n.facility, n.region, n.period,
    CASE WHEN n.period = 'all' THEN b.first_day ELSE s.bucket END AS period_start,
    CASE n.period
        WHEN 'day' THEN s.bucket
        WHEN 'week' THEN CAST(s.bucket + INTERVAL 6 DAY AS DATE)
        WHEN 'month' THEN CAST(s.bucket + INTERVAL 1 MONTH - INTERVAL 1 DAY AS DATE)
        WHEN 'year' THEN CAST(s.bucket + INTERVAL 1 YEAR - INTERVAL 1 DAY AS DATE)
        ELSE b.last_day
    END AS period_end,
    CAST(s.low AS DOUBLE) AS low,
    CAST(s.best AS DOUBLE) AS best,
    CAST(s.high AS DOUBLE) AS high,
    CAST(s.floor AS DOUBLE) AS floor,
    CAST(s.known_low AS DOUBLE) AS known_low,
    CAST(s.known_best AS DOUBLE) AS known_best,
    CAST(s.known_high AS DOUBLE) AS known_high,
    s.open, s.parts, b.sources, b.claims,
    CAST(s.contested AS BIGINT) AS contested,
    CAST(s.undated AS BIGINT) AS undated,
    s.parts AS weighed,
    CAST(s.voices AS BIGINT) AS voices,
    CAST(s.spread AS DOUBLE) AS spread,
    s.ranged,
    CASE s.worst WHEN 3 THEN 'contested' WHEN 2 THEN 'weak' WHEN 1 THEN 'fair' ELSE 'confirmed' END
        AS grade,
    b.first_day, b.last_day,
    s.estimates[1:100] AS estimates,
    CAST(NULL AS BIGINT) AS covered, CAST(NULL AS BIGINT) AS regions
FROM summed AS s
JOIN behind AS b ON b.cell = s.cell AND b.bucket IS NOT DISTINCT FROM s.bucket
JOIN cell AS n ON n.cell = s.cell
