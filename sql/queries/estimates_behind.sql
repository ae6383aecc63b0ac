-- title: Estimates behind a point
-- about: Its parts, and the estimates that lie within them: a part is never added to its whole, but it may raise it.
-- takes: estimates
SELECT e.estimate
FROM estimate AS e
WHERE list_contains($estimates::VARCHAR[], e.estimate)
    OR e.estimate IN (
        SELECT w.inner_estimate
        FROM estimate_within AS w
        WHERE list_contains($estimates::VARCHAR[], w.outer_estimate)
    )
ORDER BY e.estimate;
