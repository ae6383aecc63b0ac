-- code: FAC-03
-- title: Health facilities out of service
-- definition: Health facilities out of service, per cent of those out of service or
--   functioning.
-- unit: percent
-- kind: ratio
-- aggregation: ratio of the two totals of one region and period, both of the whole region
--   and at most 90 days apart
-- numerator: out of service
-- denominator: out of service and functioning
-- threshold: >= 50
-- threshold source: project default
-- hxl: #indicator+pct+nonfunctional
-- caveat: HeRAMS counts partially functioning facilities apart; here they are functioning.
SELECT
    n.region, n.period, n.period_start, n.period_end,
    100.0 * n.low / nullif(n.low + d.high, 0) AS low,
    100.0 * n.best / nullif(n.best + d.best, 0) AS best,
    100.0 * n.high / nullif(n.high + d.low, 0) AS high,
    100.0 * n.low / nullif(n.low + d.high, 0) AS floor,
    CASE WHEN n.high IS NULL OR d.low IS NULL THEN greatest(n.open, 1) ELSE n.open END AS open,
    n.parts, n.sources, n.claims, n.contested, n.grade,
    n.last_day AS dated, d.last_day AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, n.covered, n.regions, n.estimates
FROM total AS n
JOIN total AS d
    ON d.region = n.region AND d.period = n.period
    AND (n.period = 'all' OR d.period_start = n.period_start)
WHERE n.measure = 'out_of_service' AND n.unit = 'facility' AND n.kind = 'stock'
    AND n.population_group = 'all' AND n.facility = 'health'
    AND d.measure = 'functioning' AND d.unit = 'facility' AND d.kind = 'stock'
    AND d.population_group = 'all' AND d.facility = 'health'
    AND coalesce(n.covered = n.regions, TRUE) AND coalesce(d.covered = d.regions, TRUE)
    AND abs(date_diff('day', n.last_day, d.last_day)) <= 90
