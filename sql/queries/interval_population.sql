-- title: Residents that a rate is taken of
-- about: The bounds of the population of one region on the day that a rate names.
-- takes: region, dated
SELECT p.low, p.best, p.high
FROM population_near AS p
WHERE p.region = $region AND p.population_day IS NOT DISTINCT FROM $dated
LIMIT 1;
