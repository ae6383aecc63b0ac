-- title: Policy ucdp_like
-- about: best is the word of the best placed source (verified before others, the newest of equals);
--   low and high are the lowest and highest of the sources that take no part in the conflict.
-- reads: word
WITH side AS (
    SELECT estimate, max(CASE WHEN interested THEN 0 ELSE 1 END) AS disinterested
    FROM word
    GROUP BY estimate
),
placed AS (
    SELECT w.*
    FROM word AS w
    JOIN side AS s ON s.estimate = w.estimate
    WHERE s.disinterested = 0 OR NOT w.interested
),
ranked AS (
    SELECT
        estimate, best,
        row_number() OVER (
            PARTITION BY estimate
            ORDER BY
                CASE reliability WHEN 'verified' THEN 0 WHEN 'fair' THEN 1 ELSE 2 END,
                CASE WHEN best IS NULL OR vague THEN 1 ELSE 0 END,
                published DESC NULLS LAST,
                best DESC NULLS LAST,
                originator
        ) AS place
    FROM placed
),
spoken AS (
    SELECT
        estimate,
        count(*) AS sources,
        CASE WHEN count(low) = count(*) THEN min(low) END AS low,
        max(low) AS floor,
        CASE WHEN count(high) = count(*) THEN max(high) END AS high,
        min(high) AS least,
        max(CASE WHEN reliability = 'verified' THEN 1 ELSE 0 END) AS verified
    FROM placed
    GROUP BY estimate
)
SELECT
    s.estimate,
    s.low,
    r.best,
    s.high,
    s.floor,
    CASE WHEN s.high IS NULL THEN 2.5 * s.floor END AS high_modelled,
    CASE
        WHEN s.verified = 1 THEN 'confirmed'
        WHEN s.floor > 1.25 * s.least AND s.floor - s.least > 2 THEN 'contested'
        WHEN s.sources >= 2 THEN 'fair'
        ELSE 'weak'
    END AS grade,
    coalesce(s.floor > 1.25 * s.least AND s.floor - s.least > 2, FALSE) AS contested,
    s.sources
FROM spoken AS s
JOIN ranked AS r ON r.estimate = s.estimate AND r.place = 1
