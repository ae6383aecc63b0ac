-- title: Parts of a total
-- about: What a total of one region adds, with the source that counted each part.
-- takes: region, measure, unit, population_group, facility, parts, estimates
SELECT o.estimate, min(c.originator), p.low, p.best, p.high, p.floor
FROM part AS p
JOIN cell AS n ON n.cell = p.cell
JOIN chosen AS o ON o.number = p.number
JOIN estimate_claim AS e ON e.estimate = o.estimate AND e.role = 'counted'
JOIN claim AS c ON c.claim = e.claim
WHERE n.region = $region AND n.period = 'all' AND n.measure = $measure AND n.unit = $unit
    AND n.population_group = $population_group AND n.facility = $facility
    AND ($parts > len($estimates::VARCHAR[]) OR list_contains($estimates::VARCHAR[], o.estimate))
GROUP BY o.estimate, p.low, p.best, p.high, p.floor;
