-- title: All clusters, numbered
-- reads: grouped_near (those that were compared), settled
SELECT number, block, period_start, period_end, anchor FROM grouped_near
UNION ALL
SELECT
    (SELECT count(*) FROM grouped_near)
        + row_number() OVER (ORDER BY block, period_start, period_end) - 1 AS number,
    block, period_start, period_end, '' AS anchor
FROM settled
