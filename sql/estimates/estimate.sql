-- title: Estimates
-- about: Each cluster with what the policy makes of its sources.
-- reads: cluster, estimate_claim, claim, policy (the result of one of the policies)
WITH heard AS (
    SELECT
        e.estimate,
        max(c.published) AS published,
        sum(CASE WHEN e.role = 'denial' THEN 0 ELSE 1 END) AS claims
    FROM estimate_claim AS e
    JOIN claim AS c ON c.claim = e.claim
    GROUP BY e.estimate
)
SELECT
    c.estimate, c.measure, c.unit, c.kind, c.population_group, c.facility, c.country, c.region,
    c.scope, c.locality, c.period_start, c.period_end, c.days,
    p.low, p.best, p.high, p.floor, p.high_modelled, p.grade, p.contested,
    (p.high - p.low) / CASE WHEN p.best < 1 THEN 1 ELSE p.best END AS spread,
    CAST(p.sources AS BIGINT) AS sources,
    CAST(h.claims AS BIGINT) AS claims,
    h.published
FROM cluster AS c
JOIN policy AS p ON p.estimate = c.estimate
JOIN heard AS h ON h.estimate = c.estimate
ORDER BY c.estimate
