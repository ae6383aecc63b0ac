-- title: Points with names
-- about: Every ready answer with the names of its region and indicator: the first table to look at.
CREATE VIEW points AS
SELECT
    p.indicator, i.title, p.region, r.name AS region_name, r.country, r.level,
    p.period, p.period_start, p.period_end, p.low, p.best, p.high, p.floor, p.bound, p.unit,
    p.open, p.parts, p.sources, p.claims, p.contested, p.grade, p.breach, p.dated,
    p.denominator_dated, p.denominator, p.covered, p.regions,
    p.baseline
FROM point AS p
JOIN indicator AS i ON i.indicator = p.indicator
JOIN region AS r ON r.region = p.region;
COMMENT ON VIEW points IS 'Every ready answer with the names of its region and indicator; never add up its rows: regions and periods contain each other'
