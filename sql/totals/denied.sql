-- title: Estimates judged anew that somebody denies
-- reads: wider, chosen, estimate_claim
SELECT DISTINCT CAST(w.wider AS VARCHAR) AS estimate
FROM wider AS w
JOIN chosen AS c ON c.number = w.number
JOIN estimate_claim AS e ON e.estimate = c.estimate
WHERE e.role = 'denial'
