-- title: Datasets
-- about: The tables of publishers whose rows became claims: terms, edition, and what became of their rows.
SELECT
    d.dataset AS id,
    d.title,
    d.publisher AS publisher_id,
    coalesce(s.name, d.publisher) AS publisher,
    d.licence,
    d.redistribute,
    concat_ws(', ', coalesce(s.name, d.publisher), d.title, 'edition of ' || d.edition, d.licence) AS attribution,
    d.about,
    d.url,
    d.edition,
    d.version,
    d.files,
    d.rows,
    d.used,
    (SELECT coalesce(sum(j.rows), 0) FROM reject AS j WHERE j.dataset = d.dataset AND NOT j.by_rule)::BIGINT AS rejected,
    d.claims,
    CAST(CAST(md5('humetrics dataset ' || d.dataset) AS UUID) AS VARCHAR) AS resource_hdx_id
FROM dataset AS d
LEFT JOIN source AS s ON s.source = d.publisher
ORDER BY d.dataset;
