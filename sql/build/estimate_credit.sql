-- title: Whom to name for an estimate
-- reads: estimate_claim, claim
SELECT DISTINCT e.estimate, coalesce(c.dataset, c.publisher) AS credit
FROM estimate_claim AS e
JOIN claim AS c ON c.claim = e.claim
WHERE coalesce(c.dataset, c.publisher) IS NOT NULL
ORDER BY e.estimate, credit
