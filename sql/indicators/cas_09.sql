-- code: CAS-09
-- title: Conflict deaths per 100,000
-- definition: Reported killed in the period per 100,000 residents.
-- unit: per_100k
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one
-- numerator: CAS-01
-- denominator: POP-01
-- hxl: #affected+killed+per100000
-- hapi: derived (SDG 16.1.2 is the rate of a year)
-- caveat: Violent deaths only, and those reported: not a crude mortality rate.
WITH numerator AS (
    SELECT * FROM total
    WHERE measure = 'killed' AND unit = 'person' AND kind = 'flow' AND population_group = 'all'
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
    low * 100000.0 / nullif(above, 0) AS low,
    best * 100000.0 / nullif(middle, 0) AS best,
    high * 100000.0 / nullif(below, 0) AS high,
    floor * 100000.0 / nullif(above, 0) AS floor,
    CASE WHEN high IS NULL OR below IS NULL THEN greatest(open, 1) ELSE open END AS open,
    parts, sources, claims, contested, grade,
    last_day AS dated, population_day AS denominator_dated, estimates
FROM paired
WHERE place = 1
