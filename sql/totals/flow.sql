-- title: Totals of flows
-- about: Adds up disjoint parts. A part counts once, in the period that holds its middle, and only
--   in periods at least as long as itself; parts without a period count under all alone.
-- reads: part (one row for each estimate that counts in a cell), held (what each holds), estimate
WITH placed AS (
    SELECT
        p.part, p.measure, p.unit, p.population_group, p.facility, p.region, p.period,
        p.low, p.best, p.high, p.floor,
        e.estimate, e.contested, e.grade, e.sources, e.spread, e.period_start IS NULL AS undated,
        CASE p.period
            WHEN 'day' THEN CAST(p.middle AS DATE)
            WHEN 'week' THEN CAST(date_trunc('week', p.middle) AS DATE)
            WHEN 'month' THEN CAST(date_trunc('month', p.middle) AS DATE)
            WHEN 'year' THEN CAST(date_trunc('year', p.middle) AS DATE)
        END AS bucket
    FROM part AS p
    JOIN estimate AS e ON e.estimate = p.estimate
),
behind AS (
    SELECT
        p.measure, p.unit, p.population_group, p.facility, p.region, p.period, p.bucket,
        count(DISTINCT c.originator) AS sources,
        count(DISTINCT c.claim) AS claims,
        min(e.period_start) AS first_day,
        max(e.period_end) AS last_day
    FROM placed AS p
    JOIN held AS h ON h.part = p.part
    JOIN estimate AS e ON e.estimate = h.estimate
    JOIN estimate_claim AS ec ON ec.estimate = h.estimate AND ec.role <> 'denial'
    JOIN claim AS c ON c.claim = ec.claim
    GROUP BY p.measure, p.unit, p.population_group, p.facility, p.region, p.period, p.bucket
),
summed AS (
    SELECT
        measure, unit, population_group, facility, region, period, bucket,
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
    GROUP BY measure, unit, population_group, facility, region, period, bucket
)
SELECT
    s.measure, s.unit, 'flow' AS kind, s.population_group, s.facility, s.region, s.period,
    CASE WHEN s.period = 'all' THEN b.first_day ELSE s.bucket END AS period_start,
    CASE s.period
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
JOIN behind AS b
    ON b.measure = s.measure AND b.unit = s.unit AND b.population_group = s.population_group
    AND b.facility = s.facility AND b.region = s.region AND b.period = s.period
    AND b.bucket IS NOT DISTINCT FROM s.bucket
