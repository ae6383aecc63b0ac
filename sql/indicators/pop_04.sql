-- code: POP-04
-- title: Average household size
-- definition: Persons in a household: where reports give one fact in persons and in households, the
--   newest day of such reports; else the size that households are multiplied by here.
-- unit: person / household
-- kind: ratio
-- aggregation: persons by households of the newest day; a table where no report gives both
-- numerator: persons
-- denominator: households of the same fact
-- threshold: < 2 or > 9
-- threshold source: project default: outside of it one of both numbers is wrong
-- threshold edition: Humetrics 0.1
-- hxl: #population+hh+avg
-- hapi: none
-- caveat: Of those who were counted (displaced, in need …), not of all residents; denominator names
--   the table where the size is not of reports. A window takes the newest report of all time.
WITH pair AS (
    SELECT
        p.claim, p.region, coalesce(p.period_end, p.published) AS day,
        p.low / nullif(h.high, 0) AS low,
        p.best / nullif(h.best, 0) AS best,
        p.high / nullif(h.low, 0) AS high
    FROM claim AS h
    JOIN claim AS p ON p.claim = h.same_as
    WHERE p.unit = 'person' AND h.unit = 'household' AND p.status = 'reported'
    UNION
    SELECT
        p.claim, p.region, coalesce(p.period_end, p.published) AS day,
        p.low / nullif(h.high, 0) AS low,
        p.best / nullif(h.best, 0) AS best,
        p.high / nullif(h.low, 0) AS high
    FROM claim AS p
    JOIN claim AS h ON h.claim = p.same_as
    WHERE p.unit = 'person' AND h.unit = 'household' AND p.status = 'reported'
),
placed AS (
    SELECT
        u.above AS region, k.period, p.claim, p.day, p.low, p.best, p.high,
        CASE WHEN k.period <> 'all' THEN CAST(date_trunc(k.period, p.day) AS DATE) END AS bucket
    FROM pair AS p
    JOIN region_up AS u ON u.region = p.region
    JOIN (SELECT DISTINCT period FROM total) AS k ON p.day IS NOT NULL OR k.period = 'all'
    WHERE p.best IS NOT NULL
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY region, period, bucket ORDER BY day DESC NULLS LAST, claim
        ) AS place
    FROM placed
),
told AS (
    SELECT
        r.region, r.period, coalesce(r.bucket, r.day) AS period_start,
        CASE r.period
            WHEN 'week' THEN CAST(r.bucket + INTERVAL 6 DAY AS DATE)
            WHEN 'month' THEN CAST(r.bucket + INTERVAL 1 MONTH - INTERVAL 1 DAY AS DATE)
            WHEN 'year' THEN CAST(r.bucket + INTERVAL 1 YEAR - INTERVAL 1 DAY AS DATE)
            ELSE r.day
        END AS period_end,
        r.bucket, r.low, r.best, r.high, 2 AS claims, r.day AS dated,
        CAST(NULL AS VARCHAR) AS denominator,
        CASE WHEN e.estimate IS NULL THEN CAST([] AS VARCHAR[]) ELSE [e.estimate] END AS estimates
    FROM ranked AS r
    LEFT JOIN estimate_claim AS e ON e.claim = r.claim
    WHERE r.place = 1
),
tabled AS (
    SELECT DISTINCT
        t.region, t.period, t.period_start, t.period_end,
        CASE WHEN t.period <> 'all' THEN t.period_start END AS bucket,
        h.low, h.best, h.high, t.last_day AS dated, h.source AS denominator
    FROM total AS t
    JOIN region AS r ON r.region = t.region
    JOIN household_size AS h ON h.country = r.country
    WHERE t.unit = 'household' AND t.measure = 'displaced' AND t.kind = 'flow'
        AND t.population_group = 'all' AND t.facility = 'any'
),
answers AS (
    SELECT * FROM told
    UNION ALL
    SELECT
        a.region, a.period, a.period_start, a.period_end, a.bucket, a.low, a.best, a.high,
        0 AS claims, a.dated, a.denominator, CAST([] AS VARCHAR[]) AS estimates
    FROM tabled AS a
    LEFT JOIN told AS t
        ON t.region = a.region AND t.period = a.period AND t.bucket IS NOT DISTINCT FROM a.bucket
    WHERE t.region IS NULL
)
SELECT
    region, period, period_start, period_end, low, best, high, low AS floor,
    CAST(CASE WHEN high IS NULL THEN 1 ELSE 0 END AS BIGINT) AS open,
    CAST(1 AS BIGINT) AS parts, CAST(1 AS BIGINT) AS sources, CAST(claims AS BIGINT) AS claims,
    CAST(0 AS BIGINT) AS contested, 'weak' AS grade, dated,
    CAST(NULL AS DATE) AS denominator_dated, denominator,
    CAST(NULL AS BIGINT) AS covered, CAST(NULL AS BIGINT) AS regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM answers
