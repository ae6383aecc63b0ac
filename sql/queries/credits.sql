-- title: Whom to name for some claims or estimates
-- about: The datasets and the publishers behind them, each once, with licence and what may be passed on.
-- takes: claims, estimates
WITH behind AS (
    SELECT unnest($claims::VARCHAR[]) AS claim
    UNION
    SELECT e.claim
    FROM estimate_claim AS e
    WHERE e.estimate IN (SELECT unnest($estimates::VARCHAR[]))
),
named AS (
    SELECT DISTINCT c.dataset, CASE WHEN c.dataset IS NULL THEN c.publisher END AS publisher
    FROM claim AS c
    WHERE c.claim IN (SELECT b.claim FROM behind AS b)
)
SELECT
    coalesce(n.dataset, n.publisher) AS id,
    coalesce(d.title, s.name, n.publisher) AS name,
    d.licence,
    coalesce(d.redistribute, s.redistribute, 'excerpt') AS redistribute,
    d.edition,
    d.url
FROM named AS n
LEFT JOIN dataset AS d ON d.dataset = n.dataset
LEFT JOIN source AS s ON s.source = n.publisher
WHERE coalesce(n.dataset, n.publisher) IS NOT NULL
ORDER BY id;
