-- title: The record of each document that counts
-- about: Of records that came under one id (or from one publisher) the last loaded: a correction
--   supersedes. Of records of one text that came from several, the most complete and the earliest:
--   so the order of loading makes no difference.
-- reads: record_now (the records to choose among)
WITH newest AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY document, coalesce(external_id, publisher, '')
            ORDER BY step DESC
        ) AS age
    FROM record_now
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY document
            ORDER BY
                CASE WHEN published IS NULL THEN 1 ELSE 0 END,
                CASE WHEN publisher IS NULL THEN 1 ELSE 0 END,
                published, publisher, lang NULLS LAST, title NULLS LAST, url NULLS LAST,
                external_id NULLS LAST
        ) AS place,
        count(DISTINCT record) OVER (PARTITION BY document) AS copies
    FROM newest
    WHERE age = 1
)
SELECT document, record, external_id, lang, publisher, title, published, url, copies
FROM ranked
WHERE place = 1
