-- title: What is heard in each cluster
-- about: The words of each source on each thing that it counts apart, the one that holds first: a
--   number before a vague word, the rise of a running total, then the newest; none that a later total holds.
-- reads: member (with numbers of its own where a running total has risen), claim, source
WITH said AS (
    SELECT
        m.estimate, m.claim, m.link, m.score, m.item,
        c.originator, s.name, s.reliability,
        coalesce(list_contains(s.party, c.country), false) AS interested,
        CASE WHEN m.risen THEN m.low ELSE c.low END AS low,
        CASE WHEN m.risen THEN m.best ELSE c.best END AS best,
        CASE WHEN m.risen THEN m.high ELSE c.high END AS high,
        c.bound = 'vague' AS vague, c.status, c.published, c.period_end,
        c.zero AND c.chain = [] AS silent,
        max(CASE WHEN c.status = 'reported' AND NOT c.zero THEN 1 ELSE 0 END)
            OVER (PARTITION BY m.estimate) AS positive
    FROM member AS m
    JOIN claim AS c ON c.claim = m.claim
    JOIN source AS s ON s.source = c.originator
),
eligible AS (
    SELECT
        *,
        status = 'reported' AND (NOT silent OR positive = 0)
            AND link <> 'an earlier running total' AS eligible
    FROM said
)
SELECT
    *,
    row_number() OVER (
        PARTITION BY estimate, originator, eligible, item
        ORDER BY
            CASE WHEN vague THEN 1 ELSE 0 END,
            CASE WHEN link LIKE 'rise since%' THEN 0 ELSE 1 END,
            published DESC NULLS LAST,
            period_end DESC NULLS LAST,
            best DESC NULLS LAST,
            low DESC NULLS LAST,
            high DESC NULLS LAST,
            claim
    ) AS place,
    max(CASE WHEN eligible AND reliability <> 'weak' THEN 1 ELSE 0 END)
        OVER (PARTITION BY estimate) AS strong
FROM eligible
