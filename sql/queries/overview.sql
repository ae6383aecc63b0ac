-- title: All indicators of countries and governorates
-- about: One row for each indicator and region with anything reported over all time; empty ends stay empty.
SELECT
    i.title,
    p.indicator,
    p.region,
    r.name AS region_name,
    r.level,
    p.low,
    p.best,
    p.high,
    p.unit,
    p.sources,
    p.claims,
    p.open,
    p.grade,
    p.covered,
    p.regions
FROM point AS p
INNER JOIN indicator AS i ON i.indicator = p.indicator
INNER JOIN region AS r ON r.region = p.region
WHERE p.period = 'all' AND r.level <= 1
ORDER BY r.country, r.level, r.name, p.indicator;
