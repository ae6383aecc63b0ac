-- title: Internally displaced people in the shape of HDX HAPI
-- about: affected-people/idps. A row is one number of a round; rounds, levels and assessments overlap.
-- reads: hapi_told
SELECT
    row_number() OVER (
        ORDER BY location_code, admin1_code NULLS FIRST, admin2_code NULLS FIRST, assessment_type, reporting_round,
            operation, population, reference_period_start, claim
    ) AS n,
    resource_hdx_id, location_code, location_name, admin1_code, admin1_name, admin2_code, admin2_name, admin_level,
    reporting_round, assessment_type, operation, population, reference_period_start, reference_period_end
FROM (
    SELECT
        *,
        TRY_CAST(TRY_CAST(round AS DOUBLE) AS BIGINT) AS reporting_round,
        number AS population,
        CAST(period_start AS TIMESTAMP) AS reference_period_start,
        CAST(period_end AS TIMESTAMP) + INTERVAL 86399 SECOND AS reference_period_end
    FROM hapi_told
    WHERE subcategory = 'idps' AND measure = 'displaced' AND sex IS NULL AND age IS NULL
)
ORDER BY n
