-- title: Policy minmax
-- about: The widest range that the sources give, without a best, as casualty recorders do.
-- reads: word
WITH spoken AS (
    SELECT
        estimate,
        count(*) AS sources,
        CASE WHEN count(low) = count(*) THEN min(low) END AS low,
        max(low) AS floor,
        CASE WHEN count(high) = count(*) THEN max(high) END AS high,
        min(high) AS least,
        max(CASE WHEN reliability = 'verified' THEN 1 ELSE 0 END) AS verified
    FROM word
    GROUP BY estimate
)
SELECT
    estimate,
    low,
    CAST(NULL AS DOUBLE) AS best,
    high,
    floor,
    CASE WHEN high IS NULL THEN 2.5 * floor END AS high_modelled,
    CASE
        WHEN verified = 1 THEN 'confirmed'
        WHEN floor > 1.25 * least AND floor - least > 2 THEN 'contested'
        WHEN sources >= 2 THEN 'fair'
        ELSE 'weak'
    END AS grade,
    coalesce(floor > 1.25 * least AND floor - least > 2, FALSE) AS contested,
    sources
FROM spoken
