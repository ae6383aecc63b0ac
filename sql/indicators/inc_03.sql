-- code: INC-03
-- title: Killed per incident
-- definition: Reported killed for each incident reported.
-- unit: person / incident
-- kind: ratio
-- aggregation: ratio of the two totals of one region and period; over all time only where
--   both speak of the same days, by half or more
-- numerator: CAS-01
-- denominator: INC-01
-- caveat: The dead and the incidents need not be of the same reports.
SELECT
    n.region, n.period, n.period_start, n.period_end,
    n.low / nullif(d.high, 0) AS low,
    n.best / nullif(d.best, 0) AS best,
    n.high / nullif(d.low, 0) AS high,
    n.low / nullif(d.high, 0) AS floor,
    CASE WHEN n.high IS NULL OR d.low IS NULL THEN greatest(n.open, 1) ELSE n.open END AS open,
    n.parts, n.sources, n.claims, n.contested, n.grade,
    n.last_day AS dated, d.last_day AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, n.covered, n.regions, n.estimates
FROM total AS n
JOIN total AS d
    ON d.region = n.region AND d.period = n.period
    AND (n.period = 'all' OR d.period_start = n.period_start)
WHERE n.measure = 'killed' AND n.unit = 'person' AND n.kind = 'flow'
    AND n.population_group = 'all' AND n.facility = 'any'
    AND d.measure = 'incidents' AND d.unit = 'incident' AND d.kind = 'flow'
    AND d.population_group = 'all' AND d.facility = 'any'
    AND (
        n.period <> 'all'
        OR 2 * (date_diff('day', greatest(n.first_day, d.first_day), least(n.last_day, d.last_day)) + 1)
            > date_diff('day', least(n.first_day, d.first_day), greatest(n.last_day, d.last_day))
    )
