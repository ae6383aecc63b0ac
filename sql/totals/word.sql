-- title: The words on an estimate, of sources that also count others within it
-- reads: wider, taken_in, chosen, estimate_source
SELECT
    CAST(w.wider AS VARCHAR) AS estimate, s.originator, s.reliability, s.interested,
    CASE WHEN n.place IS NULL THEN s.low ELSE n.low END AS low,
    CASE WHEN n.place IS NULL THEN s.best ELSE n.best END AS best,
    CASE WHEN n.place IS NULL THEN s.high ELSE n.high END AS high,
    s.vague, s.published, s.items
FROM (SELECT DISTINCT wider, number FROM wider) AS w
JOIN chosen AS c ON c.number = w.number
JOIN estimate_source AS s ON s.estimate = c.estimate
LEFT JOIN taken_in AS n ON n.place = w.wider AND n.originator = s.originator
