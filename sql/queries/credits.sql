-- title: Whom to name
-- about: Every dataset and every publisher, with licence and what may be passed on. Small, and asked once.
SELECT d.dataset AS id, d.title AS name, d.licence, d.redistribute, d.edition, d.url
FROM dataset AS d
UNION ALL
SELECT s.source, s.name, NULL, s.redistribute, NULL, NULL
FROM source AS s
WHERE s.source NOT IN (SELECT d.dataset FROM dataset AS d)
ORDER BY id;
