-- title: The claims that count
-- about: The newest version of each claim; what may not be passed on of its text is left empty.
--   Of publishers who let nothing be passed on there is nothing here, so nothing of it in any sum.
-- reads: ledger.claim_version, current_claim, current_document, current_dataset, printer
WITH found AS (
    SELECT
        v.*,
        coalesce(p.redistribute, s.redistribute, 'excerpt') AS redistribute
    FROM ledger.claim_version AS v
    JOIN current_claim AS c ON c.claim = v.claim AND c.reading = v.reading
    LEFT JOIN current_document AS d ON d.document = v.document
    LEFT JOIN printer AS p ON p.publisher = d.publisher
    LEFT JOIN current_dataset AS s ON s.dataset = v.dataset
)
SELECT
    f.* EXCLUDE (reading, redistribute, quote, excerpt, excerpt_start),
    CASE WHEN redistribute IN ('yes', 'excerpt') THEN f.quote END AS quote,
    CASE WHEN redistribute IN ('yes', 'excerpt') THEN f.excerpt END AS excerpt,
    CASE WHEN redistribute IN ('yes', 'excerpt') THEN f.excerpt_start END AS excerpt_start
FROM found AS f
WHERE redistribute <> 'no'
ORDER BY f.country, f.region, f.measure, f.period_start, f.claim
