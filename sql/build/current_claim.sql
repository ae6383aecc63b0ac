-- title: Which version of each claim counts
-- about: The newest edition of a dataset replaces its older ones: row by row, and where its card
--   names slices (a country and year, a round) also what an older dated edition says of a slice
--   and the newest one no longer does.
-- reads: ledger.claim_version, ledger.withdrawal, current_reading
WITH newest AS (
    SELECT v.dataset, v.slice, max(r.edition) AS edition
    FROM ledger.claim_version AS v
    JOIN current_reading AS r ON r.reading = v.reading
    WHERE v.slice IS NOT NULL AND r.edition IS NOT NULL
    GROUP BY v.dataset, v.slice
),
ranked AS (
    SELECT
        v.claim,
        v.reading,
        row_number() OVER (PARTITION BY v.claim ORDER BY r.day DESC NULLS LAST, r.step DESC) AS place
    FROM ledger.claim_version AS v
    JOIN current_reading AS r ON r.reading = v.reading
    LEFT JOIN newest AS n ON n.dataset = v.dataset AND n.slice = v.slice
    WHERE (r.edition IS NULL OR n.edition IS NULL OR r.edition = n.edition)
        AND v.claim NOT IN (SELECT name FROM ledger.withdrawal WHERE kind = 'claim')
)
SELECT claim, reading FROM ranked WHERE place = 1
