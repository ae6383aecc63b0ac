-- title: Which estimates lie within which others
-- about: One contains another where it does so in all of place, period, group, facility and measure,
--   or where a text says so ("74 killed, 20 of them children"). A period lies in one that is at least
--   as long and holds its middle day;
--   what nobody dated holds what began before it was printed. Of each the 16 smallest containers are kept.
--   What crosses another (all people of a day, the children of its month) is listed apart: neither is
--   part of the other, but they may be the same people.
-- reads: cluster, member, fact, place_up, above_group, also
WITH flow AS (
    SELECT
        *,
        period_start + CAST(floor((days - 1) / 2) AS INTEGER) AS middle,
        CASE
            WHEN days <= 1100 THEN year(period_start) * 12 + month(period_start)
        END AS first_month,
        CASE WHEN days <= 1100 THEN year(period_end) * 12 + month(period_end) END AS last_month
    FROM cluster
    WHERE kind = 'flow'
),
-- the groups that an outer one may be of: those that hold this one, and those within it
group_near AS (
    SELECT measure, population_group, above AS near, FALSE AS crosses FROM above_group
    UNION ALL
    SELECT measure, above, population_group, TRUE FROM above_group WHERE above <> population_group
),
months AS (
    SELECT DISTINCT year(middle) * 12 + month(middle) AS month FROM flow WHERE middle IS NOT NULL
),
-- an outer one, at each place that it names and in each month that it touches, or 0 for any month
outer_at AS (
    SELECT o.*, unnest(o.scope) AS place, coalesce(o.first_month, 0) AS month
    FROM flow AS o
    WHERE o.first_month IS NULL OR o.first_month = o.last_month
    UNION ALL
    SELECT o.*, unnest(o.scope) AS place, m.month
    FROM flow AS o
    JOIN months AS m ON m.month BETWEEN o.first_month AND o.last_month
    WHERE o.first_month < o.last_month
),
inner_at AS (
    SELECT i.*, unnest(i.scope) AS code FROM flow AS i
),
inner_key AS (
    SELECT
        i.estimate, i.size, i.unit, i.country, i.facility, i.locality, i.days, i.middle, i.period_start,
        len(i.scope) AS codes, i.code, u.above AS place, g.near AS population_group, g.crosses,
        a.above AS measure, year(i.middle) * 12 + month(i.middle) AS month
    FROM inner_at AS i
    JOIN place_up AS u ON u.region = i.code
    JOIN group_near AS g ON g.measure = i.measure AND g.population_group = i.population_group
    JOIN also AS a ON a.measure = i.measure
),
dated AS (
    SELECT i.estimate AS inner_estimate, o.estimate AS outer_estimate, i.codes, i.code, i.crosses
    FROM inner_key AS i
    JOIN outer_at AS o
        ON o.measure = i.measure AND o.unit = i.unit AND o.place = i.place
        AND o.population_group = i.population_group AND o.month = i.month
    WHERE o.month > 0 AND o.size > i.size AND o.days >= i.days
        AND i.middle BETWEEN o.period_start AND o.period_end
        AND o.country IS NOT DISTINCT FROM i.country
        AND (o.facility IS NULL OR o.facility = i.facility)
        AND (o.locality IS NULL OR o.locality = i.locality)
),
-- what is undated or longer than three years may hold anything
wide AS (
    SELECT i.estimate AS inner_estimate, o.estimate AS outer_estimate, i.codes, i.code, i.crosses
    FROM inner_key AS i
    JOIN outer_at AS o
        ON o.measure = i.measure AND o.unit = i.unit AND o.place = i.place
        AND o.population_group = i.population_group
    WHERE o.month = 0 AND o.size > i.size
        AND (
            (o.days IS NULL AND coalesce(i.period_start <= o.published, TRUE))
            OR (o.days >= i.days AND i.middle BETWEEN o.period_start AND o.period_end)
        )
        AND o.country IS NOT DISTINCT FROM i.country
        AND (o.facility IS NULL OR o.facility = i.facility)
        AND (o.locality IS NULL OR o.locality = i.locality)
),
placed AS (
    SELECT inner_estimate, outer_estimate, crosses
    FROM (SELECT * FROM dated UNION ALL SELECT * FROM wide) AS found
    WHERE codes = 1
    UNION
    SELECT inner_estimate, outer_estimate, crosses
    FROM (SELECT * FROM dated UNION ALL SELECT * FROM wide) AS found
    WHERE codes > 1
    GROUP BY inner_estimate, outer_estimate, codes, crosses
    HAVING count(DISTINCT code) = codes
),
told AS (
    SELECT i.estimate AS inner_estimate, o.estimate AS outer_estimate, FALSE AS crosses
    FROM fact AS f
    JOIN member AS m ON m.claim = f.claim
    JOIN member AS w ON w.claim = f.part_of
    JOIN flow AS i ON i.estimate = m.estimate
    JOIN flow AS o ON o.estimate = w.estimate
    JOIN also AS a ON a.measure = i.measure AND a.above = o.measure
    WHERE o.unit = i.unit AND o.size > i.size
),
ranked AS (
    SELECT
        p.inner_estimate, p.outer_estimate, p.crosses,
        row_number() OVER (PARTITION BY p.inner_estimate, p.crosses ORDER BY o.size) AS nearness
    FROM (
        SELECT inner_estimate, outer_estimate, min(crosses) AS crosses
        FROM (SELECT * FROM placed UNION ALL SELECT * FROM told) AS found
        GROUP BY inner_estimate, outer_estimate
    ) AS p
    JOIN flow AS o ON o.estimate = p.outer_estimate
)
SELECT
    r.inner_estimate, r.outer_estimate, CAST(r.nearness AS INTEGER) AS nearness,
    r.crosses,
    coalesce(nullif(concat_ws(
        ', ',
        CASE WHEN i.scope <> o.scope OR i.locality IS DISTINCT FROM o.locality THEN 'place' END,
        CASE
            WHEN i.period_start IS DISTINCT FROM o.period_start
                OR i.period_end IS DISTINCT FROM o.period_end THEN 'period'
        END,
        CASE
            WHEN i.population_group <> o.population_group OR i.facility IS DISTINCT FROM o.facility
                THEN 'group'
        END,
        CASE WHEN i.measure <> o.measure THEN 'state' END
    ), ''), 'as the text says') AS reason
FROM ranked AS r
JOIN flow AS i ON i.estimate = r.inner_estimate
JOIN flow AS o ON o.estimate = r.outer_estimate
WHERE r.nearness <= 16
ORDER BY r.inner_estimate, r.nearness
