-- title: Two totals of one region and period
-- about: The first with its own names, the second with of_. Ratios of both: the lowest is the lowest
--   number by the highest. Per cents are 100 at most. `same_time`: over all time two flows
--   are set against each other only where they speak of the same days, by half or more; two
--   stocks only where both stand for the whole region and are at most 90 days apart.
-- reads: total
SELECT
    n.*,
    d.measure AS of_measure, d.unit AS of_unit, d.population_group AS of_group,
    d.facility AS of_facility, d.low AS of_low, d.best AS of_best, d.high AS of_high,
    d.last_day AS of_day, d.estimates AS of_estimates,
    n.low / nullif(d.high, 0) AS ratio_low,
    n.best / nullif(d.best, 0) AS ratio_best,
    n.high / nullif(d.low, 0) AS ratio_high,
    CASE WHEN 100.0 * n.low / nullif(d.high, 0) > 100 THEN 100.0 ELSE 100.0 * n.low / nullif(d.high, 0) END
        AS percent_low,
    CASE WHEN 100.0 * n.best / nullif(d.best, 0) > 100 THEN 100.0 ELSE 100.0 * n.best / nullif(d.best, 0) END
        AS percent_best,
    CASE WHEN 100.0 * n.high / nullif(d.low, 0) > 100 THEN 100.0 ELSE 100.0 * n.high / nullif(d.low, 0) END
        AS percent_high,
    CASE WHEN n.high IS NULL OR nullif(d.low, 0) IS NULL THEN greatest(n.open, 1) ELSE n.open END
        AS open_ends,
    CASE
        WHEN n.kind = 'stock'
            THEN coalesce(n.covered = n.regions, TRUE) AND coalesce(d.covered = d.regions, TRUE)
            AND abs(date_diff('day', n.last_day, d.last_day)) <= 90
        WHEN n.period <> 'all' THEN TRUE
        ELSE 2 * (date_diff('day', greatest(n.first_day, d.first_day), least(n.last_day, d.last_day)) + 1)
            > date_diff('day', least(n.first_day, d.first_day), greatest(n.last_day, d.last_day))
    END AS same_time
FROM total AS n
JOIN total AS d
    ON d.region = n.region AND d.period = n.period AND d.kind = n.kind
    AND (n.period = 'all' OR d.period_start = n.period_start)
