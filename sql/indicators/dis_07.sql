-- code: DIS-07
-- title: New displacement rate
-- definition: People newly displaced in the period per 1,000 residents.
-- unit: per_1000
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one
-- numerator: DIS-01
-- denominator: POP-01
-- hxl: #indicator+rate
SELECT
    n.region, n.period, n.period_start, n.period_end,
    n.low * 1000.0 / nullif(p.high, 0) AS low,
    n.best * 1000.0 / nullif(p.best, 0) AS best,
    n.high * 1000.0 / nullif(p.low, 0) AS high,
    n.floor * 1000.0 / nullif(p.high, 0) AS floor,
    CASE WHEN n.high IS NULL OR p.low IS NULL THEN greatest(n.open, 1) ELSE n.open END AS open,
    n.parts, n.sources, n.claims, n.contested, n.grade,
    n.last_day AS dated, p.population_day AS denominator_dated,
    p.source AS denominator, n.covered, n.regions, n.estimates
FROM total AS n
JOIN population_near AS p ON p.region = n.region AND p.day IS NOT DISTINCT FROM n.period_end
WHERE n.measure = 'displaced' AND n.unit = 'person' AND n.kind = 'flow' AND n.population_group = 'all'
    AND n.facility = 'any'
