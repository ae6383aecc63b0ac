-- title: Humanitarian needs in the shape of HDX HAPI
-- about: affected-people/humanitarian-needs. Sectors, categories and statuses overlap and are never added.
-- reads: hapi_told
SELECT
    row_number() OVER (
        ORDER BY location_code, admin1_code NULLS FIRST, admin2_code NULLS FIRST, sector_code, category, population_status,
            period_start, claim
    ) AS n,
    resource_hdx_id, location_code, location_name, admin1_code, admin1_name, admin2_code, admin2_name, admin_level,
    category, sector_code, coalesce(sector, sector_code) AS sector_name, population_status, number AS population,
    CAST(period_start AS TIMESTAMP) AS reference_period_start,
    CAST(period_end AS TIMESTAMP) + INTERVAL 86399 SECOND AS reference_period_end
FROM hapi_told
WHERE subcategory = 'humanitarian-needs'
ORDER BY n
