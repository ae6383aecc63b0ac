-- title: What sources count apart in a whole and within it
-- about: A source that counts one event of a region and others of its districts speaks of all of them:
--   none is part of another. An event that it tells for a region and for districts of it alike is one,
--   and the region's number is its own. One row for each whole and source that counts more within.
-- reads: node, item, chosen
WITH RECURSIVE edge AS (
    SELECT n.place, n.number, w.place AS whole, w.number AS whole_number
    FROM node AS n
    JOIN node AS w ON w.place = n.whole
    JOIN chosen AS i ON i.number = n.number
    JOIN chosen AS o ON o.number = w.number
    WHERE i.about = o.about
),
climbed AS (
    SELECT e.whole AS place, e.whole_number AS number, i.originator, i.item, i.low, i.best, i.high
    FROM edge AS e
    JOIN item AS i ON i.number = e.number
    ANTI JOIN item AS o
        ON o.number = e.whole_number AND o.originator = i.originator AND o.item = i.item
    UNION ALL
    SELECT e.whole, e.whole_number, c.originator, c.item, c.low, c.best, c.high
    FROM climbed AS c
    JOIN edge AS e ON e.place = c.place
    ANTI JOIN item AS o
        ON o.number = e.whole_number AND o.originator = c.originator AND o.item = c.item
),
met AS (
    SELECT c.place, c.number, c.originator, c.low, c.best, c.high
    FROM climbed AS c
    SEMI JOIN item AS o ON o.number = c.number AND o.originator = c.originator
),
spoken AS (
    SELECT place, number, originator, low, best, high FROM met
    UNION ALL
    SELECT m.place, m.number, m.originator, i.low, i.best, i.high
    FROM (SELECT DISTINCT place, number, originator FROM met) AS m
    JOIN item AS i ON i.number = m.number AND i.originator = m.originator
)
SELECT
    place, number, originator,
    CASE WHEN count(low) = count(*) THEN CAST(sum(CAST(low AS DECIMAL(38, 3))) AS DOUBLE) END AS low,
    CASE WHEN count(best) = count(*) THEN CAST(sum(CAST(best AS DECIMAL(38, 3))) AS DOUBLE) END AS best,
    CASE WHEN count(high) = count(*) THEN CAST(sum(CAST(high AS DECIMAL(38, 3))) AS DOUBLE) END AS high
FROM spoken
GROUP BY place, number, originator
