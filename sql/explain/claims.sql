-- title: The claims of estimates, each with its sentence and what it does there
-- takes: estimates
SELECT
    ec.estimate, ec.claim, ec.role, ec.reason, ec.link, ec.score,
    c.low, c.best, c.high, c.bound, c.quote, c.excerpt,
    c.span_start - c.excerpt_start AS mark_start,
    c.span_end - c.excerpt_start AS mark_end,
    c.document, c.span_start, c.span_end, c.dataset, c.row_key,
    s.name AS originator, p.name AS publisher, c.published, c.period_start, c.period_end
FROM estimate_claim AS ec
JOIN claim AS c ON c.claim = ec.claim
JOIN source AS s ON s.source = c.originator
LEFT JOIN source AS p ON p.source = c.publisher
WHERE list_contains($estimates::VARCHAR[], ec.estimate)
ORDER BY ec.estimate, ec.role = 'counted' DESC, c.published DESC NULLS LAST, ec.claim
