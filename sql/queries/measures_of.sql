-- title: Measures of an indicator
-- about: The measures of the estimates that an indicator has added anywhere.
-- takes: indicator
SELECT DISTINCT e.measure
FROM (SELECT unnest(p.estimates) AS estimate FROM point AS p WHERE p.indicator = $indicator) AS u
INNER JOIN estimate AS e ON e.estimate = u.estimate
ORDER BY e.measure;
