-- code: CAS-11
-- title: Civilian share of killed
-- definition: Those called civilians among all reported killed, per cent.
-- unit: percent
-- kind: ratio
-- aggregation: ratio of the two totals of one region and period; over all time only where
--   both speak of the same days, by half or more
-- numerator: CAS-02
-- denominator: CAS-01
-- hxl: #indicator+pct
-- caveat: Where reports do not say who was killed the share is too low.
SELECT
    n.region, n.period, n.period_start, n.period_end,
    CASE WHEN 100.0 * n.low / nullif(d.high, 0) > 100 THEN 100.0 ELSE 100.0 * n.low / nullif(d.high, 0) END AS low,
    CASE WHEN 100.0 * n.best / nullif(d.best, 0) > 100 THEN 100.0 ELSE 100.0 * n.best / nullif(d.best, 0) END AS best,
    CASE WHEN 100.0 * n.high / nullif(d.low, 0) > 100 THEN 100.0 ELSE 100.0 * n.high / nullif(d.low, 0) END AS high,
    CASE WHEN 100.0 * n.low / nullif(d.high, 0) > 100 THEN 100.0 ELSE 100.0 * n.low / nullif(d.high, 0) END AS floor,
    CASE WHEN n.high IS NULL OR d.low IS NULL THEN greatest(n.open, 1) ELSE n.open END AS open,
    n.parts, n.sources, n.claims, n.contested, n.grade,
    n.last_day AS dated, d.last_day AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, n.covered, n.regions, n.estimates
FROM total AS n
JOIN total AS d
    ON d.region = n.region AND d.period = n.period
    AND (n.period = 'all' OR d.period_start = n.period_start)
WHERE n.measure = 'killed' AND n.unit = 'person' AND n.kind = 'flow'
    AND n.population_group = 'civilian' AND n.facility = 'any'
    AND d.measure = 'killed' AND d.unit = 'person' AND d.kind = 'flow'
    AND d.population_group = 'all' AND d.facility = 'any'
    AND (
        n.period <> 'all'
        OR 2 * (date_diff('day', greatest(n.first_day, d.first_day), least(n.last_day, d.last_day)) + 1)
            > date_diff('day', least(n.first_day, d.first_day), greatest(n.last_day, d.last_day))
    )
