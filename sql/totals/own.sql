-- title: What each part says by itself
-- reads: node, chosen, wider, policy (of the words on estimates judged anew)
SELECT
    n.place, n.whole, c.depth, c.side, CASE WHEN c.rise THEN 1 ELSE 0 END AS rise,
    CASE WHEN w.place IS NULL THEN c.low ELSE p.low END AS low,
    CASE WHEN w.place IS NULL THEN c.best ELSE p.best END AS best,
    CASE WHEN w.place IS NULL THEN c.high ELSE p.high END AS high,
    CASE WHEN w.place IS NULL THEN c.floor ELSE p.floor END AS floor
FROM node AS n
JOIN chosen AS c ON c.number = n.number
LEFT JOIN wider AS w ON w.place = n.place
LEFT JOIN policy AS p ON p.estimate = CAST(w.wider AS VARCHAR)
ORDER BY n.place
