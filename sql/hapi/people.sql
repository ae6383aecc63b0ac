-- title: Refugees, people of concern and returnees in the shape of HDX HAPI
-- about: affected-people/refugees-persons-of-concern and affected-people/returnees. Numbers of the end of a
--   year stand for that year. Who is of unknown origin comes from UNK, who has no country from XXA.
-- reads: hapi_told, hapi_place
WITH said AS (
    SELECT
        t.subcategory,
        t.claim,
        t.resource_hdx_id,
        CASE
            WHEN t.measure = 'refugees' AND t.population_group = 'refugee' THEN 'REF'
            WHEN t.measure = 'refugees' THEN 'ASY'
            WHEN t.measure = 'displaced' THEN 'IDP'
            WHEN t.population_group = 'idp' THEN 'RDP'
            ELSE 'RET'
        END AS population_group,
        coalesce(t.sex, 'all') AS gender,
        coalesce(t.age, 'all') AS age_range,
        TRY_CAST(regexp_extract(t.age, '^(\d+)(-\d+|\+)$', 1) AS BIGINT) AS min_age,
        TRY_CAST(regexp_extract(t.age, '^\d+-(\d+)$', 1) AS BIGINT) AS max_age,
        t.number AS population,
        CAST(date_trunc('year', t.period_start) AS TIMESTAMP) AS reference_period_start,
        CAST(date_trunc('year', t.period_end) AS TIMESTAMP) + INTERVAL 1 YEAR - INTERVAL 1 SECOND AS reference_period_end,
        CASE
            WHEN t.measure = 'displaced' OR t.population_group = 'idp' THEN t.location_code
            WHEN contains(coalesce(t.cause, ''), 'stateless') THEN 'XXA'
            WHEN t.measure = 'returnees' THEN t.location_code
            ELSE coalesce(o.location_code, 'UNK')
        END AS origin_location_code,
        CASE
            WHEN t.measure = 'returnees' AND t.population_group <> 'idp' THEN coalesce(o.location_code, 'UNK')
            ELSE t.location_code
        END AS asylum_location_code
    FROM hapi_told AS t
    LEFT JOIN hapi_place AS o ON o.region = t.origin
    WHERE (t.subcategory = 'refugees-persons-of-concern' AND t.measure IN ('refugees', 'displaced'))
        OR (t.subcategory = 'returnees' AND t.measure = 'returnees')
),
location AS (
    SELECT location_code, any_value(location_name) AS location_name FROM hapi_place WHERE region = location_code GROUP BY location_code
    UNION ALL
    SELECT * FROM (VALUES ('UNK', 'Unknown'), ('XXA', 'Stateless')) AS v(location_code, location_name)
)
SELECT
    row_number() OVER (
        ORDER BY s.subcategory, s.origin_location_code, s.asylum_location_code, s.population_group, s.gender, s.age_range,
            s.reference_period_start, s.claim
    ) AS n,
    s.subcategory, s.resource_hdx_id, s.population_group, s.gender, s.age_range, s.min_age, s.max_age, s.population,
    s.reference_period_start, s.reference_period_end, s.origin_location_code,
    coalesce(o.location_name, s.origin_location_code) AS origin_location_name, s.asylum_location_code,
    coalesce(a.location_name, s.asylum_location_code) AS asylum_location_name
FROM said AS s
LEFT JOIN location AS o ON o.location_code = s.origin_location_code
LEFT JOIN location AS a ON a.location_code = s.asylum_location_code
ORDER BY n
