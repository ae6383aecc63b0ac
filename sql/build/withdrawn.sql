-- title: What was withdrawn
-- reads: ledger.withdrawal
SELECT DISTINCT kind, name FROM ledger.withdrawal ORDER BY kind, name
