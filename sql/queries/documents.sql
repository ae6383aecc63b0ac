-- title: Documents
-- about: Documents without their texts; newest publication first. total counts all pages.
-- takes: publisher, words, since, until, after_day, after, limit
WITH chosen AS (
    SELECT d.document, coalesce(d.published, DATE '0001-01-01') AS day
    FROM document AS d
    WHERE d.redistribute <> 'no'
        AND ($publisher::VARCHAR[] IS NULL OR list_contains($publisher::VARCHAR[], d.publisher_source))
        AND ($words::VARCHAR IS NULL OR contains(lower(coalesce(d.title, '')), lower($words::VARCHAR)))
        AND ($since::DATE IS NULL OR d.published >= $since::DATE)
        AND ($until::DATE IS NULL OR d.published <= $until::DATE)
)
SELECT
    (SELECT count(*) FROM chosen) AS total,
    h.day AS key_day,
    d.document AS id,
    d.external_id,
    d.lang,
    d.publisher,
    d.publisher_source AS publisher_id,
    d.title,
    d.published,
    d.url,
    d.characters,
    d.redistribute,
    d.copies,
    d.claims,
    d.refused
FROM chosen AS h
INNER JOIN document AS d ON d.document = h.document
WHERE $after::VARCHAR IS NULL
    OR h.day < $after_day::DATE
    OR (h.day = $after_day::DATE AND h.document > $after::VARCHAR)
ORDER BY h.day DESC, h.document
LIMIT $limit::BIGINT;
