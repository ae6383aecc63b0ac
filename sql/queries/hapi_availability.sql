-- title: What data there is, in the shape of HDX HAPI
-- about: metadata/data-availability. A line that ends in "if" and a name holds where that is asked for.
-- takes: location_code, location_name, admin1_code, admin1_name, admin2_code, admin2_name, admin_level, category, subcategory, hapi_updated_date_min, hapi_updated_date_max, limit, offset
SELECT h.* EXCLUDE (n)
FROM hapi_availability AS h
WHERE true
    AND h.location_code = $location_code -- if location_code
    AND contains(lower(h.location_name), lower($location_name)) -- if location_name
    AND h.admin1_code = $admin1_code -- if admin1_code
    AND contains(lower(h.admin1_name), lower($admin1_name)) -- if admin1_name
    AND h.admin2_code = $admin2_code -- if admin2_code
    AND contains(lower(h.admin2_name), lower($admin2_name)) -- if admin2_name
    AND h.admin_level = $admin_level -- if admin_level
    AND h.category = $category -- if category
    AND h.subcategory = $subcategory -- if subcategory
    AND h.hapi_updated_date >= $hapi_updated_date_min -- if hapi_updated_date_min
    AND h.hapi_updated_date < $hapi_updated_date_max -- if hapi_updated_date_max
ORDER BY h.n
LIMIT $limit OFFSET $offset;
