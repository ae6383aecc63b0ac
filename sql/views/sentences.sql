-- title: Claims with their sentences
-- about: Every claim with who counted, who printed it, its sentence and what became of it.
CREATE VIEW sentences AS
SELECT
    c.claim, c.measure, c.unit, c.kind, c.population_group, c.facility, c.low, c.best, c.high,
    c.bound, c.status, c.country, c.region, r.name AS region_name, c.locality, c.period_start,
    c.period_end, s.name AS originator, s.reliability, d.publisher, c.published, d.title, d.url,
    c.quote, c.excerpt, c.document, c.span_start, c.span_end,
    coalesce(e.role, 'left out') AS role,
    coalesce(e.reason, l.reason) AS reason,
    e.estimate
FROM claim AS c
JOIN source AS s ON s.source = c.originator
LEFT JOIN region AS r ON r.region = c.region
LEFT JOIN document AS d ON d.document = c.document
LEFT JOIN estimate_claim AS e ON e.claim = c.claim
LEFT JOIN left_out AS l ON l.claim = c.claim;
COMMENT ON VIEW sentences IS 'Every claim with who counted, who printed it, its sentence and what became of it'
