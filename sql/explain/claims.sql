-- title: The claims of estimates, each with its words and what it does there
-- about: A figure of a text has its sentence; a row of a dataset has the words of its columns, the
--   key of the row and the event. One that counts, but sets no best under the default policy, says
--   why: others check each case, or its source takes part in the conflict and others do not.
-- takes: estimates, policy
WITH heard AS (
    SELECT
        estimate,
        min(CASE WHEN interested THEN 1 ELSE 0 END) = 0 AS neutral,
        max(CASE WHEN reliability = 'verified' THEN 1 ELSE 0 END) = 1 AS verified
    FROM estimate_source
    WHERE list_contains($estimates::VARCHAR[], estimate)
    GROUP BY estimate
)
SELECT
    ec.estimate, ec.claim, ec.role,
    ec.reason || CASE
        WHEN ec.role <> 'counted' OR $policy <> 'default' THEN ''
        WHEN h.verified AND w.reliability <> 'verified'
            THEN '; it sets no best: another source checks each case'
        WHEN h.neutral AND w.interested THEN '; it sets no best: it takes part in the conflict'
        ELSE ''
    END AS reason,
    ec.link, ec.score,
    c.measure, c.unit, c.kind, c.population_group, c.facility, c.region, c.status,
    c.low, c.best, c.high, c.bound, c.quote, c.excerpt,
    c.span_start - c.excerpt_start AS mark_start,
    c.span_end - c.excerpt_start AS mark_end,
    c.document, c.span_start, c.span_end, c.dataset, t.title AS dataset_title,
    c.row_key, c.event,
    coalesce(s.name, c.originator_name, c.originator) AS originator, p.name AS publisher, c.published, c.period_start, c.period_end
FROM estimate_claim AS ec
JOIN claim AS c ON c.claim = ec.claim
LEFT JOIN source AS s ON s.source = c.originator
LEFT JOIN dataset AS t ON t.dataset = c.dataset
LEFT JOIN source AS p ON p.source = c.publisher
LEFT JOIN estimate_source AS w ON w.estimate = ec.estimate AND w.originator = c.originator
LEFT JOIN heard AS h ON h.estimate = ec.estimate
WHERE list_contains($estimates::VARCHAR[], ec.estimate)
ORDER BY ec.estimate, ec.role = 'counted' DESC, c.published DESC NULLS LAST, ec.claim
