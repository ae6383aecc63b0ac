-- title: What sources count apart in the flows that lie within others or hold others
-- reads: chosen, estimate_within, estimate_claim, claim
WITH tied AS (
    SELECT inner_estimate AS estimate FROM estimate_within
    UNION
    SELECT outer_estimate AS estimate FROM estimate_within
)
SELECT ec.estimate, c.originator, ec.item, c.low, c.best, c.high
FROM estimate_claim AS ec
JOIN tied AS t ON t.estimate = ec.estimate
JOIN chosen AS e ON e.estimate = ec.estimate
JOIN claim AS c ON c.claim = ec.claim
WHERE ec.role = 'counted' AND ec.item IS NOT NULL AND e.kind = 'flow'
ORDER BY ec.estimate, c.originator, ec.item
