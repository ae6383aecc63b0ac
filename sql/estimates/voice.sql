-- title: What each claim does in its estimate
-- about: Counted, or why not: said again, superseded, outranked, a denial, an empty zero.
-- reads: heard, word
WITH newest AS (
    SELECT estimate, originator, item, low, best, high
    FROM heard
    WHERE eligible AND place = 1
),
judged AS (
    SELECT
        h.estimate, h.claim, h.link, h.score, h.item, h.name, w.items,
        CASE
            WHEN h.status = 'denied' THEN 'denial'
            WHEN h.link = 'an earlier running total' THEN 'superseded'
            WHEN NOT h.eligible THEN 'zero'
            WHEN h.place > 1 AND n.low IS NOT DISTINCT FROM h.low
                AND n.best IS NOT DISTINCT FROM h.best
                AND n.high IS NOT DISTINCT FROM h.high THEN 'repeat'
            WHEN h.place > 1 THEN 'superseded'
            WHEN h.reliability = 'weak' AND h.strong = 1 THEN 'outranked'
            WHEN (h.item IS NULL) <> (w.items = 0) THEN 'superseded'
            ELSE 'counted'
        END AS role,
        h.place
    FROM heard AS h
    LEFT JOIN newest AS n
        ON n.estimate = h.estimate AND n.originator = h.originator
        AND n.item IS NOT DISTINCT FROM h.item
    LEFT JOIN word AS w ON w.estimate = h.estimate AND w.originator = h.originator
)
SELECT
    estimate, claim, link, score, item, role,
    CASE role
        WHEN 'denial' THEN name || ' denies it'
        WHEN 'zero' THEN 'a zero without a source says nothing against a report'
        WHEN 'repeat' THEN 'said again by ' || name
        WHEN 'outranked' THEN name || ' is a weak source, better ones are here'
        WHEN 'superseded' THEN CASE
            WHEN link = 'an earlier running total' THEN 'a later running total holds it'
            WHEN place > 1 THEN 'a newer or clearer word of ' || name || ' counts'
            WHEN item IS NULL THEN name || ' counts each part of it, newer or clearer'
            ELSE name || ' gives one number for all of it, newer or clearer'
        END
        ELSE CASE
            WHEN items > 1 THEN 'one of ' || CAST(items AS VARCHAR) || ' that ' || name || ' counts apart'
            ELSE 'the word of ' || name
        END
    END AS reason
FROM judged
