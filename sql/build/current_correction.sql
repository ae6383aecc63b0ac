-- title: The corrections that count: the last one of each claim
-- reads: ledger.correction
SELECT claim, low, best, high, status
FROM ledger.correction
QUALIFY row_number() OVER (PARTITION BY claim ORDER BY step DESC) = 1
