-- title: The places of the claims that count
-- reads: ledger.claim_region_version, current_claim, claim
SELECT v.* EXCLUDE (reading)
FROM ledger.claim_region_version AS v
JOIN current_claim AS r ON r.claim = v.claim AND r.reading = v.reading
JOIN claim AS c ON c.claim = v.claim
ORDER BY v.claim, v.position
