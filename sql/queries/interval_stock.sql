-- title: A stock as it stands
-- about: The bounds of the newest state of one region.
-- takes: region, measure, unit, population_group, facility, dated
SELECT t.low, t.best, t.high, t.floor
FROM total AS t
WHERE t.region = $region AND t.kind = 'stock' AND t.measure = $measure AND t.unit = $unit
    AND t.population_group = $population_group AND t.facility = $facility
    AND t.last_day IS NOT DISTINCT FROM $dated
LIMIT 1;
