-- title: Sources
-- about: Who counted and who printed, with what may be passed on of their texts.
SELECT source AS id, name, kind, reliability, party, redistribute, claims, documents
FROM source
ORDER BY source;
