-- title: The words on an estimate, of sources that also count others within it
-- reads: wider (wider, estimate), wider_word (what these sources count here and within), estimate_source
SELECT
    w.wider AS estimate, s.originator, s.reliability, s.interested,
    CASE WHEN n.wider IS NULL THEN s.low ELSE n.low END AS low,
    CASE WHEN n.wider IS NULL THEN s.best ELSE n.best END AS best,
    CASE WHEN n.wider IS NULL THEN s.high ELSE n.high END AS high,
    s.vague, s.published, s.items
FROM wider AS w
JOIN estimate_source AS s ON s.estimate = w.estimate
LEFT JOIN wider_word AS n ON n.wider = w.wider AND n.originator = s.originator
