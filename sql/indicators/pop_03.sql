-- code: POP-03
-- title: Share of people in need
-- definition: People in need, per cent of the residents.
-- unit: percent
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one; none where more people than residents are reported
-- numerator: POP-02
-- denominator: POP-01
-- hxl: #inneed+pct
-- hapi: derived
SELECT
    n.region, n.period, n.period_start, n.period_end,
    CASE WHEN n.low * 100.0 / nullif(p.high, 0) > 100 THEN 100.0 ELSE n.low * 100.0 / nullif(p.high, 0) END AS low,
    CASE WHEN n.best * 100.0 / nullif(p.best, 0) > 100 THEN 100.0 ELSE n.best * 100.0 / nullif(p.best, 0) END AS best,
    CASE WHEN n.high * 100.0 / nullif(p.low, 0) > 100 THEN 100.0 ELSE n.high * 100.0 / nullif(p.low, 0) END AS high,
    CASE WHEN n.floor * 100.0 / nullif(p.high, 0) > 100 THEN 100.0 ELSE n.floor * 100.0 / nullif(p.high, 0) END AS floor,
    CASE WHEN n.high IS NULL OR p.low IS NULL THEN greatest(n.open, 1) ELSE n.open END AS open,
    n.parts, n.sources, n.claims, n.contested, n.grade,
    n.last_day AS dated, p.population_day AS denominator_dated,
    p.source AS denominator, n.covered, n.regions, n.estimates
FROM total AS n
JOIN population_near AS p ON p.region = n.region AND p.day IS NOT DISTINCT FROM n.period_end
WHERE n.measure = 'in_need' AND n.unit = 'person' AND n.kind = 'stock' AND n.population_group = 'all'
    AND n.facility = 'any'
    AND NOT coalesce(n.low > p.high, FALSE)
