-- title: Policy acled_floor
-- about: One number: the least that any source supports, vague words at their most careful
--   ("dozens" 12, "hundreds" 100), after ACLED's rule for figures that differ.
-- reads: word
WITH careful AS (
    SELECT
        estimate, reliability,
        CASE WHEN vague THEN low / 2 ELSE coalesce(low, best) END AS value
    FROM word
),
spoken AS (
    SELECT
        estimate,
        count(*) AS sources,
        min(value) AS value,
        max(CASE WHEN reliability = 'verified' THEN 1 ELSE 0 END) AS verified
    FROM careful
    GROUP BY estimate
)
SELECT
    estimate,
    value AS low,
    value AS best,
    value AS high,
    value AS floor,
    CAST(NULL AS DOUBLE) AS high_modelled,
    CASE WHEN verified = 1 THEN 'confirmed' WHEN sources >= 2 THEN 'fair' ELSE 'weak' END AS grade,
    FALSE AS contested,
    sources
FROM spoken
