-- title: The claims that count
-- about: The newest version of each claim; what may not be passed on of its text is left empty.
--   Of publishers who let nothing be passed on there is nothing here, so nothing of it in any sum.
--   A corrected claim has the numbers of its correction, under the rule and the flag of that name.
-- reads: ledger.claim_version, current_claim, current_correction, current_document, current_dataset, printer
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
    f.* EXCLUDE (reading, redistribute, quote, excerpt, excerpt_start, low, best, high, status, rule, zero, flags),
    CASE WHEN n.claim IS NULL THEN f.low ELSE n.low END AS low,
    CASE WHEN n.claim IS NULL THEN f.best ELSE n.best END AS best,
    CASE WHEN n.claim IS NULL THEN f.high ELSE n.high END AS high,
    coalesce(n.status, f.status) AS status,
    CASE WHEN n.claim IS NULL THEN f.rule ELSE 'correction' END AS rule,
    CASE WHEN n.claim IS NULL THEN f.zero ELSE coalesce(n.low = 0 AND n.best = 0 AND n.high = 0, false) END AS zero,
    CASE WHEN n.claim IS NULL THEN f.flags ELSE list_append(f.flags, 'corrected') END AS flags,
    CASE WHEN redistribute IN ('yes', 'excerpt') THEN f.quote END AS quote,
    CASE WHEN redistribute IN ('yes', 'excerpt') THEN f.excerpt END AS excerpt,
    CASE WHEN redistribute IN ('yes', 'excerpt') THEN f.excerpt_start END AS excerpt_start
FROM found AS f
LEFT JOIN current_correction AS n ON n.claim = f.claim
WHERE redistribute <> 'no'
ORDER BY f.country, f.region, f.measure, f.period_start, f.claim
