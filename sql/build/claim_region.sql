-- title: The places of the claims that count
-- reads: ledger.claim_region_version, current_reading, claim
WITH ranked AS (
    SELECT
        v.*,
        row_number() OVER (PARTITION BY v.claim, v.position ORDER BY r.step DESC) AS place
    FROM ledger.claim_region_version AS v
    JOIN current_reading AS r ON r.reading = v.reading
)
SELECT r.* EXCLUDE (place, reading)
FROM ranked AS r
JOIN claim AS c ON c.claim = r.claim
WHERE r.place = 1
ORDER BY r.claim, r.position
