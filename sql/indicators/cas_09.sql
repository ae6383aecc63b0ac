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
SELECT
    n.region, n.period, n.period_start, n.period_end,
    n.low * 100000.0 / nullif(p.high, 0) AS low,
    n.best * 100000.0 / nullif(p.best, 0) AS best,
    n.high * 100000.0 / nullif(p.low, 0) AS high,
    n.floor * 100000.0 / nullif(p.high, 0) AS floor,
    CASE WHEN n.high IS NULL OR p.low IS NULL THEN greatest(n.open, 1) ELSE n.open END AS open,
    n.parts, n.sources, n.claims, n.contested, n.grade,
    n.last_day AS dated, p.population_day AS denominator_dated,
    p.source AS denominator, n.covered, n.regions, n.estimates
FROM total AS n
JOIN population_near AS p ON p.region = n.region AND p.day IS NOT DISTINCT FROM n.period_end
WHERE n.measure = 'killed' AND n.unit = 'person' AND n.kind = 'flow' AND n.population_group = 'all'
    AND n.facility = 'any'
