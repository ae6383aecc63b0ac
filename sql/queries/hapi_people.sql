-- title: Refugees and returnees in the shape of HDX HAPI
-- about: affected-people/refugees-persons-of-concern and affected-people/returnees. A line that ends in "if" and a name holds where that is asked for.
-- takes: subcategory, population_group, population_min, population_max, gender, age_range, min_age, max_age, origin_location_code, origin_location_name, asylum_location_code, asylum_location_name, first, before, limit, offset
SELECT h.* EXCLUDE (n, subcategory)
FROM hapi_people AS h
WHERE true
    AND h.subcategory = $subcategory -- if subcategory
    AND h.population_group = $population_group -- if population_group
    AND h.population >= $population_min -- if population_min
    AND h.population < $population_max -- if population_max
    AND h.gender = $gender -- if gender
    AND h.age_range = $age_range -- if age_range
    AND h.min_age = $min_age -- if min_age
    AND h.max_age = $max_age -- if max_age
    AND h.origin_location_code = $origin_location_code -- if origin_location_code
    AND contains(lower(h.origin_location_name), lower($origin_location_name)) -- if origin_location_name
    AND h.asylum_location_code = $asylum_location_code -- if asylum_location_code
    AND contains(lower(h.asylum_location_name), lower($asylum_location_name)) -- if asylum_location_name
    AND (h.reference_period_end IS NULL OR h.reference_period_end >= $first) -- if first
    AND (h.reference_period_start IS NULL OR h.reference_period_start < $before) -- if before
ORDER BY h.n
LIMIT $limit OFFSET $offset;
