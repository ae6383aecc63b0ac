-- title: The sentences behind estimates
-- about: Every claim of the estimates with its sentence, who counted, who printed it and what it does there; counted ones first.
-- takes: estimate
SELECT
    e.estimate,
    e.role,
    e.reason,
    c.quote,
    c.excerpt,
    c.span_start - c.excerpt_start AS mark_start,
    c.span_end - c.excerpt_start AS mark_end,
    coalesce(c.originator_name, s.name) AS originator,
    coalesce(d.publisher, p.name) AS publisher,
    c.published,
    d.title
FROM estimate_claim AS e
INNER JOIN claim AS c ON c.claim = e.claim
LEFT JOIN document AS d ON d.document = c.document
LEFT JOIN source AS s ON s.source = c.originator
LEFT JOIN source AS p ON p.source = c.publisher
WHERE list_contains($estimate::VARCHAR[], e.estimate)
ORDER BY
    e.role = 'counted' DESC,
    c.published DESC NULLS LAST,
    e.estimate,
    c.claim;
