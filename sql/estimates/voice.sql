-- title: What each source says in each cluster
-- about: One word for each source: its newest, a number before a vague word. The others stay
--   beside it with the reason why they do not count. Weak sources are heard where no better is.
-- reads: member (estimate, claim, link, score), claim, source
WITH said AS (
    SELECT
        m.estimate, m.claim, m.link, m.score, m.credited,
        c.originator, s.name, s.reliability, c.country,
        list_contains(s.party, c.country) AS interested,
        c.low, c.best, c.high, c.bound, c.zero, c.status, c.published, c.period_end, c.span_start,
        max(CASE WHEN c.status = 'reported' AND NOT c.zero THEN 1 ELSE 0 END)
            OVER (PARTITION BY m.estimate) AS positive
    FROM member AS m
    JOIN claim AS c ON c.claim = m.claim
    JOIN source AS s ON s.source = c.originator
),
heard AS (
    SELECT
        *,
        status = 'reported' AND (NOT zero OR credited OR positive = 0) AS eligible
    FROM said
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY estimate, originator, eligible
            ORDER BY
                CASE WHEN bound = 'vague' THEN 1 ELSE 0 END,
                published DESC NULLS LAST,
                period_end DESC NULLS LAST,
                best DESC NULLS LAST,
                low DESC NULLS LAST,
                high DESC NULLS LAST,
                claim
        ) AS place,
        max(CASE WHEN eligible AND reliability <> 'weak' THEN 1 ELSE 0 END)
            OVER (PARTITION BY estimate) AS strong
    FROM heard
),
newest AS (
    SELECT estimate, originator, low, best, high
    FROM ranked
    WHERE eligible AND place = 1
)
SELECT
    r.estimate, r.claim, r.link, r.score, r.originator, r.reliability, r.interested,
    r.low, r.best, r.high, r.bound, r.published,
    CASE
        WHEN r.status = 'denied' THEN 'denial'
        WHEN NOT r.eligible THEN 'zero'
        WHEN r.place > 1 AND n.low IS NOT DISTINCT FROM r.low
            AND n.best IS NOT DISTINCT FROM r.best
            AND n.high IS NOT DISTINCT FROM r.high THEN 'repeat'
        WHEN r.place > 1 THEN 'superseded'
        WHEN r.reliability = 'weak' AND r.strong = 1 THEN 'outranked'
        ELSE 'counted'
    END AS role,
    CASE
        WHEN r.status = 'denied' THEN r.name || ' denies it'
        WHEN NOT r.eligible THEN 'a zero without a source says nothing against a report'
        WHEN r.place > 1 AND n.low IS NOT DISTINCT FROM r.low
            AND n.best IS NOT DISTINCT FROM r.best
            AND n.high IS NOT DISTINCT FROM r.high THEN 'said again by ' || r.name
        WHEN r.place > 1 THEN 'a newer or clearer word of ' || r.name || ' counts'
        WHEN r.reliability = 'weak' AND r.strong = 1 THEN r.name || ' is a weak source, better ones are here'
        ELSE 'the word of ' || r.name
    END AS reason
FROM ranked AS r
LEFT JOIN newest AS n ON n.estimate = r.estimate AND n.originator = r.originator
