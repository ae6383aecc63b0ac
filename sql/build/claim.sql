-- title: The claims that count
-- about: The newest version of each claim; what may not be passed on of its text is left empty.
--   Of publishers who let nothing be passed on there is nothing here, so nothing of it in any sum.
-- reads: ledger.claim_version, ledger.withdrawal, current_reading, current_document, printer
WITH ranked AS (
    SELECT
        v.*,
        row_number() OVER (PARTITION BY v.claim ORDER BY r.step DESC) AS place
    FROM ledger.claim_version AS v
    JOIN current_reading AS r ON r.reading = v.reading
    WHERE v.claim NOT IN (SELECT name FROM ledger.withdrawal WHERE kind = 'claim')
)
SELECT
    r.* EXCLUDE (place, reading, quote, excerpt, excerpt_start),
    CASE WHEN coalesce(p.redistribute, 'excerpt') IN ('yes', 'excerpt') THEN r.quote END AS quote,
    CASE WHEN coalesce(p.redistribute, 'excerpt') IN ('yes', 'excerpt') THEN r.excerpt END AS excerpt,
    CASE WHEN coalesce(p.redistribute, 'excerpt') IN ('yes', 'excerpt') THEN r.excerpt_start END
        AS excerpt_start
FROM ranked AS r
LEFT JOIN current_document AS d ON d.document = r.document
LEFT JOIN printer AS p ON p.publisher = d.publisher
WHERE r.place = 1 AND coalesce(p.redistribute, 'excerpt') <> 'no'
ORDER BY r.country, r.region, r.measure, r.period_start, r.claim
