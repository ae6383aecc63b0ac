-- title: Every claim is in one estimate or left out with a reason (a denial may contest several)
WITH placed AS (
    SELECT DISTINCT claim FROM estimate_claim
    UNION ALL
    SELECT claim FROM left_out
),
counted AS (
    SELECT c.claim, count(p.claim) AS places
    FROM claim AS c
    LEFT JOIN placed AS p ON p.claim = c.claim
    GROUP BY c.claim
)
SELECT claim, places FROM counted WHERE places <> 1 LIMIT 3
