-- title: Totals beside residents
-- about: Each total of a region that has residents. Of a rate the low is the lowest number by the most
--   residents, the high the highest by the fewest. Per cents are 100 at most; they say nothing
--   where more people than residents are reported (`beyond`): one of both is wrong.
-- reads: total, population_near
SELECT
    n.*,
    p.low AS residents_low, p.best AS residents_best, p.high AS residents_high,
    p.population_day AS residents_day, p.source AS residents_source,
    CASE WHEN 100.0 * n.low / nullif(p.high, 0) > 100 THEN 100.0 ELSE 100.0 * n.low / nullif(p.high, 0) END
        AS percent_low,
    CASE WHEN 100.0 * n.best / nullif(p.best, 0) > 100 THEN 100.0 ELSE 100.0 * n.best / nullif(p.best, 0) END
        AS percent_best,
    CASE WHEN 100.0 * n.high / nullif(p.low, 0) > 100 THEN 100.0 ELSE 100.0 * n.high / nullif(p.low, 0) END
        AS percent_high,
    CASE WHEN 100.0 * n.floor / nullif(p.high, 0) > 100 THEN 100.0 ELSE 100.0 * n.floor / nullif(p.high, 0) END
        AS percent_floor,
    CASE WHEN n.high IS NULL OR nullif(p.low, 0) IS NULL THEN greatest(n.open, 1) ELSE n.open END
        AS open_ends,
    coalesce(n.low > p.high, FALSE) AS beyond
FROM total AS n
JOIN population_near AS p ON p.region = n.region AND p.day IS NOT DISTINCT FROM n.period_end
