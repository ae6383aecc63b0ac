-- title: Parts of a total
-- about: What a total of one region adds, with the source that counted each part.
-- takes: region, measure, unit, population_group, facility, parts, estimates
SELECT p.estimate, min(c.originator), p.low, p.best, p.high, p.floor
FROM part AS p
JOIN estimate_claim AS e ON e.estimate = p.estimate AND e.role = 'counted'
JOIN claim AS c ON c.claim = e.claim
WHERE p.region = $region AND p.period = 'all' AND p.measure = $measure AND p.unit = $unit
    AND p.population_group = $population_group AND p.facility = $facility
    AND ($parts > len($estimates::VARCHAR[]) OR list_contains($estimates::VARCHAR[], p.estimate))
GROUP BY p.estimate, p.low, p.best, p.high, p.floor;
