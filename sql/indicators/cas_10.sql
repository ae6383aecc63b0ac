-- code: CAS-10
-- title: Violent deaths per 10,000 per day
-- definition: Reported killed per 10,000 residents and day of the period.
-- unit: per_10k_per_day
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one
-- numerator: CAS-01
-- denominator: POP-01
-- hxl: #indicator+killed+rate
-- hapi: derived
-- caveat: Violent deaths only: not a crude mortality rate; its thresholds do not apply.
SELECT
    n.region, n.period, n.period_start, n.period_end,
    n.low * 10000.0 / (date_diff('day', n.period_start, n.period_end) + 1) / nullif(p.high, 0) AS low,
    n.best * 10000.0 / (date_diff('day', n.period_start, n.period_end) + 1) / nullif(p.best, 0) AS best,
    n.high * 10000.0 / (date_diff('day', n.period_start, n.period_end) + 1) / nullif(p.low, 0) AS high,
    n.floor * 10000.0 / (date_diff('day', n.period_start, n.period_end) + 1) / nullif(p.high, 0) AS floor,
    CASE WHEN n.high IS NULL OR p.low IS NULL THEN greatest(n.open, 1) ELSE n.open END AS open,
    n.parts, n.sources, n.claims, n.contested, n.grade,
    n.last_day AS dated, p.population_day AS denominator_dated,
    p.source AS denominator, n.covered, n.regions, n.estimates
FROM total AS n
JOIN population_near AS p ON p.region = n.region AND p.day IS NOT DISTINCT FROM n.period_end
WHERE n.measure = 'killed' AND n.unit = 'person' AND n.kind = 'flow' AND n.population_group = 'all'
    AND n.facility = 'any'
    AND n.period_start IS NOT NULL
