-- title: Needs in the shape of HDX HAPI
-- about: affected-people/humanitarian-needs. A line that ends in "if" and a name holds where that is asked for.
-- takes: location_code, location_name, admin1_code, admin1_name, admin2_code, admin2_name, admin_level, category, sector_code, sector_name, population_status, population_min, population_max, first, before, limit, offset
SELECT h.* EXCLUDE (n)
FROM hapi_needs AS h
WHERE true
    AND h.location_code = $location_code -- if location_code
    AND contains(lower(h.location_name), lower($location_name)) -- if location_name
    AND h.admin1_code = $admin1_code -- if admin1_code
    AND contains(lower(h.admin1_name), lower($admin1_name)) -- if admin1_name
    AND h.admin2_code = $admin2_code -- if admin2_code
    AND contains(lower(h.admin2_name), lower($admin2_name)) -- if admin2_name
    AND h.admin_level = $admin_level -- if admin_level
    AND h.category = $category -- if category
    AND lower(h.sector_code) = lower($sector_code) -- if sector_code
    AND contains(lower(h.sector_name), lower($sector_name)) -- if sector_name
    AND h.population_status = $population_status -- if population_status
    AND h.population >= $population_min -- if population_min
    AND h.population < $population_max -- if population_max
    AND (h.reference_period_end IS NULL OR h.reference_period_end >= $first) -- if first
    AND (h.reference_period_start IS NULL OR h.reference_period_start < $before) -- if before
ORDER BY h.n
LIMIT $limit OFFSET $offset;
