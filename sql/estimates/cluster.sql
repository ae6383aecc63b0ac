-- title: Clusters
-- about: Each with a key made of what it is about, and `size`, which puts every part before its whole:
--   the shorter, the smaller in space, the narrower in group first; of equal ones the later.
-- reads: grouped (number, block, period_start, period_end, anchor), joined (number, claim), fact,
--   place_up (region, above), above_group (measure, population_group, above), also (measure, above)
WITH block AS (
    SELECT
        block, measure, unit, kind, population_group, facility, country, region, scope, locality
    FROM fact
    GROUP BY ALL
),
depth AS (
    SELECT region, count(*) AS depth FROM place_up GROUP BY region
),
wide AS (
    SELECT measure, population_group, count(*) AS wide FROM above_group GROUP BY ALL
),
part AS (
    SELECT measure, max(CASE WHEN above <> measure THEN 1 ELSE 0 END) AS part
    FROM also
    GROUP BY measure
),
most AS (
    SELECT j.number, max(f.low) AS most, max(f.published) AS published
    FROM joined AS j
    JOIN fact AS f ON f.claim = j.claim
    GROUP BY j.number
),
named AS (
    SELECT
        g.number, b.* EXCLUDE (block), g.period_start, g.period_end,
        date_diff('day', g.period_start, g.period_end) + 1 AS days,
        left(md5(concat_ws(
            '|', b.measure, b.unit, b.kind, b.population_group, coalesce(b.facility, ''),
            coalesce(b.country, ''), coalesce(b.region, ''), CAST(b.scope AS VARCHAR),
            coalesce(b.locality, ''), g.period_start, g.period_end, g.anchor
        )), 20) AS estimate
    FROM grouped AS g
    JOIN block AS b ON b.block = g.block
)
SELECT
    n.number, n.estimate, n.measure, n.unit, n.kind, n.population_group, n.facility, n.country,
    n.region, n.scope, n.locality, n.period_start, n.period_end, n.days,
    m.published,
    row_number() OVER (
        ORDER BY
            n.days NULLS LAST,
            d.depth DESC NULLS LAST,
            n.locality IS NULL,
            len(n.scope) = 1 AND n.scope[1] = n.region,
            len(n.scope),
            w.wide DESC,
            n.facility IS NULL,
            p.part DESC,
            n.period_end DESC NULLS LAST,
            m.most NULLS FIRST,
            n.estimate
    ) AS size
FROM named AS n
LEFT JOIN depth AS d ON d.region = n.region
JOIN wide AS w ON w.measure = n.measure AND w.population_group = n.population_group
JOIN part AS p ON p.measure = n.measure
JOIN most AS m ON m.number = n.number
