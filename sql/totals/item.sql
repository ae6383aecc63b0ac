-- title: What sources count apart in the flows that lie within others or hold others
-- about: Only of sources that count something apart in a whole.
-- reads: node, chosen, estimate_claim, claim
WITH tied AS (
    SELECT DISTINCT c.number, c.estimate
    FROM node AS n
    JOIN chosen AS c ON c.number = n.number
),
found AS (
    SELECT
        t.number, k.originator, ec.item, k.low, k.best, k.high
    FROM estimate_claim AS ec
    JOIN tied AS t ON t.estimate = ec.estimate
    JOIN claim AS k ON k.claim = ec.claim
    WHERE ec.role = 'counted' AND ec.item IS NOT NULL
),
whole AS (
    SELECT DISTINCT w.number
    FROM node AS n
    JOIN node AS w ON w.place = n.whole
)
SELECT * FROM found
WHERE originator IN (
    SELECT f.originator FROM found AS f JOIN whole AS w ON w.number = f.number
)
