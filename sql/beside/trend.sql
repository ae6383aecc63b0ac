-- title: Totals with what came before
-- about: Beside each week and month the mean of the bests of the twelve weeks (three months) before
--   it. Silence is no zero: a week without a report or a best is left out of the mean, and where
--   that leaves less than six weeks (two months) there is no baseline.
-- reads: total
WITH clocked AS (
    SELECT
        *,
        -- days on a clock on which a month has four weeks
        CASE period
            WHEN 'week' THEN date_diff('day', DATE '2001-01-01', period_start)
            WHEN 'month' THEN 28 * (12 * year(period_start) + month(period_start))
        END AS clock,
        CASE WHEN best IS NULL THEN 0 WHEN period = 'week' THEN 1 WHEN period = 'month' THEN 4 ELSE 0 END
            AS weeks
    FROM total
),
behind AS (
    SELECT
        *,
        avg(best) OVER before AS mean_before,
        count(best) OVER before * max(weeks) OVER before AS weeks_before
    FROM clocked
    WINDOW before AS (
        PARTITION BY measure, unit, kind, population_group, facility, region, period
        ORDER BY clock RANGE BETWEEN 84 PRECEDING AND 1 PRECEDING
    )
)
SELECT *, CASE WHEN weeks_before >= 6 THEN mean_before END AS baseline
FROM behind
