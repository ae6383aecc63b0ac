-- code: FAC-04
-- title: Functioning health facilities per 10,000
-- definition: Health facilities that function, per 10,000 residents.
-- unit: facility per_10k / person
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one
-- numerator: functioning health facilities
-- denominator: POP-01
-- threshold: < 1
-- threshold source: Sphere: one basic unit per 10,000 (to be checked against the 2018 edition)
-- hxl: #capacity+health+rate
SELECT
    n.region, n.period, n.period_start, n.period_end,
    n.low * 10000.0 / nullif(p.high, 0) AS low,
    n.best * 10000.0 / nullif(p.best, 0) AS best,
    n.high * 10000.0 / nullif(p.low, 0) AS high,
    n.floor * 10000.0 / nullif(p.high, 0) AS floor,
    CASE WHEN n.high IS NULL OR p.low IS NULL THEN greatest(n.open, 1) ELSE n.open END AS open,
    n.parts, n.sources, n.claims, n.contested, n.grade,
    n.last_day AS dated, p.population_day AS denominator_dated,
    p.source AS denominator, n.covered, n.regions, n.estimates
FROM total AS n
JOIN population_near AS p ON p.region = n.region AND p.day IS NOT DISTINCT FROM n.period_end
WHERE n.measure = 'functioning' AND n.unit = 'facility' AND n.kind = 'stock' AND n.population_group = 'all'
    AND n.facility = 'health'
