-- title: Size of households
-- about: What the households of a region are multiplied by.
-- takes: region
SELECT h.low, h.best, h.high
FROM household_size AS h
JOIN region AS r ON r.country = h.country
WHERE r.region = $region
LIMIT 1;
