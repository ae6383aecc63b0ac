-- title: Every reference leads somewhere
SELECT 'claim of an estimate' AS what, e.claim AS name
FROM estimate_claim AS e LEFT JOIN claim AS c ON c.claim = e.claim WHERE c.claim IS NULL
UNION ALL
SELECT 'document of a claim', c.document
FROM claim AS c LEFT JOIN document AS d ON d.document = c.document
WHERE c.document IS NOT NULL AND d.document IS NULL
UNION ALL
SELECT 'source of a claim', c.originator
FROM claim AS c LEFT JOIN source AS s ON s.source = c.originator WHERE s.source IS NULL
UNION ALL
SELECT 'region of a claim', c.region
FROM claim AS c LEFT JOIN region AS r ON r.region = c.region
WHERE c.region IS NOT NULL AND r.region IS NULL
LIMIT 3
