-- title: Estimates that lie within another one of the same list
-- about: So that places within a region are added up once: what lies in one of them is in it already.
-- takes: estimates (keys)
SELECT DISTINCT w.inner_estimate AS estimate
FROM estimate_within AS w
WHERE list_contains($estimates::VARCHAR[], w.inner_estimate)
    AND list_contains($estimates::VARCHAR[], w.outer_estimate)
