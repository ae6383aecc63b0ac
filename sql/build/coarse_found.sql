-- title: Claims that could lead to a facility or to a person
-- about: Facilities of any kind, and fewer than five people: the number below which UNHCR keeps people
--   back. Each with the unit of level 1 that holds it, else its country.
-- reads: claim, region, region_up
SELECT
    c.claim,
    coalesce(max(r.region) FILTER (WHERE r.level = 1), max(r.region) FILTER (WHERE r.level = 0)) AS region,
    max(r.level) FILTER (WHERE r.level <= 1) AS level
FROM claim AS c
LEFT JOIN region_up AS u ON u.region = c.region
LEFT JOIN region AS r ON r.region = u.above
WHERE c.facility IS NOT NULL
    OR (c.unit = 'person' AND NOT c.zero AND coalesce(c.high, c.best, c.low) < 5)
GROUP BY c.claim
