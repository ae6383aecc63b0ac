-- title: Default policy
-- about: low is what two independent sources support; floor the highest lower bound of any one;
--   best the lower median of what the best placed sources say, without those who take part in the
--   conflict; high the highest, and open where an open claim starts at or above every other's high.
-- reads: word, denied (estimates that somebody denies)
WITH low_rank AS (
    SELECT
        estimate, low,
        row_number() OVER (PARTITION BY estimate ORDER BY low DESC NULLS LAST, originator) AS place,
        count(low) OVER (PARTITION BY estimate) AS known
    FROM word
),
support AS (
    SELECT estimate, max(low) AS low
    FROM low_rank
    WHERE place = CASE WHEN known >= 2 THEN 2 ELSE 1 END
    GROUP BY estimate
),
spoken AS (
    SELECT
        estimate,
        count(*) AS sources,
        max(low) AS floor,
        max(high) AS top,
        min(high) AS least,
        max(CASE WHEN high IS NULL THEN low END) AS open_low,
        max(CASE WHEN high IS NULL THEN 1 ELSE 0 END) AS open_any,
        max(CASE WHEN reliability = 'verified' THEN 1 ELSE 0 END) AS verified,
        max(CASE WHEN reliability <> 'weak' THEN 1 ELSE 0 END) AS strong,
        max(CASE WHEN interested THEN 0 ELSE 1 END) AS disinterested
    FROM word
    GROUP BY estimate
),
placed AS (
    SELECT u.estimate, u.originator, u.low, u.best, u.high, u.vague
    FROM word AS u
    JOIN spoken AS s ON s.estimate = u.estimate
    WHERE CASE
        WHEN s.verified = 1 THEN u.reliability = 'verified'
        WHEN s.disinterested = 1 THEN NOT u.interested
        ELSE TRUE
    END
),
numeric_any AS (
    SELECT estimate, max(CASE WHEN vague THEN 0 ELSE 1 END) AS numbers
    FROM placed
    WHERE best IS NOT NULL
    GROUP BY estimate
),
worth AS (
    SELECT p.estimate, p.originator, p.high IS NULL AS open, CASE WHEN p.high IS NULL THEN p.low ELSE p.best END AS value
    FROM placed AS p
    JOIN numeric_any AS n ON n.estimate = p.estimate
    WHERE p.best IS NOT NULL AND (n.numbers = 0 OR NOT p.vague)
),
point_top AS (
    SELECT
        estimate,
        max(CASE WHEN NOT open THEN value END) AS top_point,
        max(CASE WHEN open THEN value END) AS top_bound
    FROM worth
    GROUP BY estimate
),
candidate AS (
    SELECT w.estimate, w.originator, w.value
    FROM worth AS w
    JOIN point_top AS t ON t.estimate = w.estimate
    WHERE w.value IS NOT NULL
        AND CASE
            WHEN t.top_point IS NULL THEN w.value = t.top_bound
            ELSE NOT w.open OR w.value > t.top_point
        END
),
candidate_rank AS (
    SELECT
        estimate, value,
        row_number() OVER (PARTITION BY estimate ORDER BY value, originator) AS place,
        count(*) OVER (PARTITION BY estimate) AS many
    FROM candidate
),
middle AS (
    SELECT estimate, max(value) AS best
    FROM candidate_rank
    WHERE 2 * place = many OR 2 * place = many + 1
    GROUP BY estimate
),
joined AS (
    SELECT
        s.estimate, s.sources, s.floor, s.verified, s.strong,
        CASE WHEN s.sources = 1 AND s.strong = 0 AND l.low IS NOT NULL THEN 0 ELSE l.low END AS low,
        m.best,
        CASE
            WHEN s.top IS NULL THEN NULL
            WHEN s.open_any = 1 AND s.open_low >= s.top THEN NULL
            WHEN s.floor > s.top THEN s.floor
            ELSE s.top
        END AS high,
        d.estimate IS NOT NULL
            OR coalesce(s.floor > 1.25 * s.least AND s.floor - s.least > 2, FALSE) AS contested
    FROM spoken AS s
    LEFT JOIN support AS l ON l.estimate = s.estimate
    LEFT JOIN middle AS m ON m.estimate = s.estimate
    LEFT JOIN denied AS d ON d.estimate = s.estimate
)
SELECT
    estimate,
    low,
    CASE WHEN best < low THEN low ELSE best END AS best,
    high,
    floor,
    CASE WHEN high IS NULL THEN 2.5 * floor END AS high_modelled,
    CASE
        WHEN verified = 1 THEN 'confirmed'
        WHEN contested THEN 'contested'
        WHEN sources >= 2 THEN 'fair'
        ELSE 'weak'
    END AS grade,
    contested,
    sources
FROM joined
