-- code: DIS-06
-- title: Displaced share
-- definition: People living displaced, per cent of the residents.
-- unit: percent
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one
-- numerator: DIS-02
-- denominator: POP-01
-- threshold: >= 25
-- threshold source: project default
-- hxl: #affected+idps+pct
-- hapi: derived
WITH numerator AS (
    SELECT * FROM total
    WHERE measure = 'displaced' AND unit = 'person' AND kind = 'stock' AND population_group = 'all'
        AND facility = 'any'
),
population AS (
    SELECT * FROM total
    WHERE measure = 'population' AND unit = 'person' AND kind = 'stock'
        AND population_group = 'all' AND facility = 'any' AND period IN ('day', 'all')
),
paired AS (
    SELECT
        n.*, p.low AS below, p.best AS middle, p.high AS above, p.last_day AS population_day,
        row_number() OVER (
            PARTITION BY n.region, n.period, n.period_start
            ORDER BY
                CASE WHEN p.last_day <= n.period_end OR n.period_end IS NULL THEN 0 ELSE 1 END,
                CASE WHEN p.last_day <= n.period_end OR n.period_end IS NULL THEN p.last_day END
                    DESC NULLS LAST,
                p.last_day
        ) AS place
    FROM numerator AS n
    JOIN population AS p ON p.region = n.region
)
SELECT
    region, period, period_start, period_end,
    CASE WHEN low * 100.0 / nullif(above, 0) > 100 THEN 100.0 ELSE low * 100.0 / nullif(above, 0) END AS low,
    CASE WHEN best * 100.0 / nullif(middle, 0) > 100 THEN 100.0 ELSE best * 100.0 / nullif(middle, 0) END AS best,
    CASE WHEN high * 100.0 / nullif(below, 0) > 100 THEN 100.0 ELSE high * 100.0 / nullif(below, 0) END AS high,
    CASE WHEN floor * 100.0 / nullif(above, 0) > 100 THEN 100.0 ELSE floor * 100.0 / nullif(above, 0) END AS floor,
    CASE WHEN high IS NULL OR below IS NULL THEN greatest(open, 1) ELSE open END AS open,
    parts, sources, claims, contested, grade,
    last_day AS dated, population_day AS denominator_dated, estimates
FROM paired
WHERE place = 1
