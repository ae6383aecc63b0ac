-- title: What data there is, in the shape of HDX HAPI
-- about: metadata/data-availability: each subcategory with the places that it has rows of, and the day of the
--   edition that they come from.
-- reads: hapi_told
WITH category AS (
    SELECT *
    FROM (
        VALUES
        ('idps', 'affected-people'),
        ('refugees-persons-of-concern', 'affected-people'),
        ('returnees', 'affected-people'),
        ('humanitarian-needs', 'affected-people'),
        ('conflict-events', 'coordination-context'),
        ('baseline-population', 'geography-infrastructure')
    ) AS v(subcategory, category)
),
found AS (
    SELECT
        subcategory, location_code, location_name, admin1_code, admin1_name, admin2_code, admin2_name, admin_level,
        max(updated) AS updated
    FROM hapi_told
    WHERE (subcategory <> 'idps' OR measure = 'displaced')
        AND (subcategory <> 'returnees' OR measure = 'returnees')
        AND (subcategory <> 'refugees-persons-of-concern' OR measure IN ('refugees', 'displaced'))
        AND (subcategory <> 'conflict-events' OR measure IN ('attacks', 'killed'))
    GROUP BY ALL
)
SELECT
    row_number() OVER (
        ORDER BY c.category, f.subcategory, f.location_code, f.admin1_code NULLS FIRST, f.admin2_code NULLS FIRST,
            f.admin1_name, f.admin2_name
    ) AS n,
    c.category, f.subcategory, f.location_code, f.location_name, f.admin1_code, f.admin1_name, f.admin2_code, f.admin2_name,
    f.admin_level, CAST(f.updated AS TIMESTAMP) AS hapi_updated_date
FROM found AS f
INNER JOIN category AS c ON c.subcategory = f.subcategory
ORDER BY n
