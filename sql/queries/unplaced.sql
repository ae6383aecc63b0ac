-- title: Places that could not be resolved
-- about: Names that texts give and the gazetteer does not hold, with how often they stand there.
-- takes: country, limit
SELECT n.name, n.country AS location_code, n.method, count(DISTINCT n.claim) AS claims
FROM claim_region AS n
INNER JOIN claim AS c ON c.claim = n.claim
LEFT JOIN document AS d ON d.document = c.document
LEFT JOIN dataset AS t ON t.dataset = c.dataset
LEFT JOIN source AS p ON p.source = c.publisher
WHERE coalesce(d.redistribute, t.redistribute, p.redistribute, 'excerpt') IN ('yes', 'excerpt')
    AND n.region IS NULL
    AND ($country::VARCHAR IS NULL OR n.country = $country::VARCHAR)
GROUP BY n.name, n.country, n.method
ORDER BY claims DESC, n.name, n.country, n.method
LIMIT $limit::BIGINT;
