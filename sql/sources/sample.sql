-- title: Some claims of a table, for people
-- about: The first row of each measure, unit and group, then the second of each, and so on.
-- takes: count
WITH ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY measure, unit, population_group, facility, sex, age, sector
            ORDER BY zero, dataset_row, claim
        ) AS turn
    FROM claim
)
SELECT
    dataset_row AS row, measure, unit, kind, population_group AS "group", facility, bound, low, best,
    high, zero, status, country, region, locality, period_start AS "start", period_end AS "end",
    published, originator_name AS originator, sex, age, sector, round, event, flags, quote
FROM ranked
ORDER BY turn, dataset_row, claim
LIMIT $count
