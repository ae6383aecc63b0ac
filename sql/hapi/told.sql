-- title: Rows of datasets that answer in the shape of HDX HAPI
-- about: Claims of datasets whose rows may be passed on, with their place as HAPI names it. Where the
--   gazetteer lacks the place, the publisher's name stands at the level below with no code. A row of an
--   unknown country is one of UNK. Of a country and a year the dataset of the first rank answers.
-- reads: hapi_answering, hapi_place, claim, dataset
SELECT
    a.subcategory,
    a.dataset,
    CAST(CAST(md5('humetrics dataset ' || a.dataset) AS UUID) AS VARCHAR) AS resource_hdx_id,
    coalesce(p.location_code, c.country, 'UNK') AS location_code,
    coalesce(p.location_name, c.country, 'Unknown') AS location_name,
    p.admin1_code,
    CASE WHEN p.admin_level = 0 THEN g.name ELSE p.admin1_name END AS admin1_name,
    p.admin2_code,
    CASE WHEN p.admin_level = 1 THEN g.name ELSE p.admin2_name END AS admin2_name,
    CASE WHEN g.name IS NULL THEN coalesce(p.admin_level, 0) ELSE least(p.admin_level + 1, 2) END AS admin_level,
    c.claim,
    c.measure,
    c.population_group,
    c.cause,
    c.sex,
    c.age,
    c.sector,
    c.round,
    string_split(c.slice, chr(31))[2] AS operation,
    string_split(c.row_key, '|')[a.assessment_at] AS assessment_type,
    string_split(c.row_key, '|')[a.sector_at] AS sector_code,
    string_split(c.row_key, '|')[a.category_at] AS category,
    string_split(c.row_key, '|')[a.status_at] AS population_status,
    c.origin,
    c.destination,
    c.period_start,
    c.period_end,
    CAST(round(c.best) AS BIGINT) AS number,
    coalesce(d.edition, c.published) AS updated
FROM claim AS c
INNER JOIN hapi_answering AS a ON a.dataset = c.dataset
INNER JOIN dataset AS d ON d.dataset = c.dataset
LEFT JOIN hapi_place AS p ON p.region = c.region
LEFT JOIN (SELECT claim, string_split(locality, ', ')[1] AS name FROM claim WHERE region IS NOT NULL) AS g ON g.claim = c.claim
WHERE d.redistribute IN ('yes', 'excerpt')
    AND c.status <> 'denied'
QUALIFY a.rank = min(a.rank) OVER (PARTITION BY a.subcategory, c.country, year(c.period_end))
