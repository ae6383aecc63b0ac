-- title: Baseline population in the shape of HDX HAPI
-- about: geography-infrastructure/baseline-population: residents of a year by sex and age; all is not a sum.
-- reads: hapi_told
SELECT
    row_number() OVER (
        ORDER BY location_code, admin1_code NULLS FIRST, admin2_code NULLS FIRST, gender, age_range, reference_period_start, claim
    ) AS n,
    resource_hdx_id, location_code, location_name, admin1_code, admin1_name, admin2_code, admin2_name, admin_level,
    gender, age_range, min_age, max_age, population, reference_period_start, reference_period_end
FROM (
    SELECT
        *,
        coalesce(sex, 'all') AS gender,
        coalesce(age, 'all') AS age_range,
        TRY_CAST(regexp_extract(age, '^(\d+)(-\d+|\+)$', 1) AS BIGINT) AS min_age,
        TRY_CAST(regexp_extract(age, '^\d+-(\d+)$', 1) AS BIGINT) AS max_age,
        number AS population,
        CAST(date_trunc('year', period_start) AS TIMESTAMP) AS reference_period_start,
        CAST(date_trunc('year', period_end) AS TIMESTAMP) + INTERVAL 1 YEAR - INTERVAL 1 SECOND AS reference_period_end
    FROM hapi_told
    WHERE subcategory = 'baseline-population'
)
ORDER BY n
