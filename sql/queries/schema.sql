-- title: What can be asked
-- about: Views with their columns, macros, and the tables behind: each with its meaning.
WITH named AS (
    SELECT 'view' AS kind, view_name AS name, comment FROM duckdb_views() WHERE NOT internal
    UNION ALL
    SELECT 'table', table_name, comment FROM duckdb_tables() WHERE NOT internal
),
listed AS (
    SELECT kind, name, 0 AS place, '' AS column_name, '' AS type, comment AS meaning FROM named
    UNION ALL
    SELECT n.kind, n.name, c.column_index, c.column_name, c.data_type, c.comment
    FROM duckdb_columns() AS c
    JOIN named AS n ON n.name = c.table_name
    WHERE NOT c.internal
    UNION ALL
    SELECT 'macro', function_name, 0, array_to_string(parameters, ', '), '', comment
    FROM duckdb_functions()
    WHERE NOT internal AND function_type LIKE '%macro'
)
SELECT kind, name, column_name, type, meaning
FROM listed
ORDER BY CASE kind WHEN 'view' THEN 1 WHEN 'macro' THEN 2 ELSE 3 END, name, place
