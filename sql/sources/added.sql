-- title: Rows of one key, added
-- about: Where a card says that rows of one key are parts of one number. A bound is empty where one
--   of the parts has none; what lacks a part (a faulty row) has a low end only. A part without a
--   range of its own counts for both ends beside one that has it.
-- reads: good (numbers without a fault), said
WITH whole AS (
    SELECT claim, count(*) AS rows
    FROM said
    WHERE NOT (
        silent_zero AND number_best = 0
        AND coalesce(number_low, 0) = 0 AND coalesce(number_high, 0) = 0
    )
    GROUP BY claim
),
ended AS (
    SELECT
        * EXCLUDE (number_low, number_best, number_high),
        CASE
            WHEN own_range THEN number_low
            WHEN bound IN ('exact', 'at_least', 'more_than') THEN number_best
        END AS number_low,
        CASE
            WHEN own_range THEN number_high
            WHEN bound IN ('exact', 'at_most', 'less_than') THEN number_best
        END AS number_high,
        CASE WHEN own_range OR bound NOT IN ('at_most', 'less_than') THEN number_best END
            AS number_best,
        bool_or(own_range OR bound <> 'exact') OVER (PARTITION BY claim) AS ranged
    FROM good
)
SELECT
    min(g.row) AS row,
    g.claim,
    any_value(g.entry) AS entry,
    any_value(g.row_key) AS row_key,
    any_value(g.slice) AS slice,
    any_value(g.part_of) AS part_of,
    any_value(g.same_as) AS same_as,
    CASE
        WHEN any_value(g.ranged) OR count(*) < any_value(w.rows)
            THEN CASE WHEN count(g.number_low) = count(*) THEN fsum(g.number_low) END
    END AS number_low,
    CASE WHEN count(g.number_best) = any_value(w.rows) THEN fsum(g.number_best) END AS number_best,
    CASE
        WHEN any_value(g.ranged) AND count(g.number_high) = any_value(w.rows)
            THEN fsum(g.number_high)
    END AS number_high,
    any_value(g.ranged) OR count(*) < any_value(w.rows) AS own_range,
    any_value(g.silent_zero) AS silent_zero,
    any_value(g.measure) AS measure,
    any_value(g.unit) AS unit,
    any_value(g.kind) AS kind,
    any_value(g.population_group) AS population_group,
    any_value(g.facility) AS facility,
    any_value(g.bound) AS bound,
    any_value(g.status) AS status,
    any_value(g.event) AS event,
    CASE WHEN count(DISTINCT g.cause) = 1 THEN min(g.cause) END AS cause,
    any_value(g.sex) AS sex,
    any_value(g.age) AS age,
    any_value(g.sector) AS sector,
    any_value(g.round) AS round,
    any_value(g.originator) AS originator,
    any_value(g.sources) AS sources,
    max(g.published) AS published,
    any_value(g.flags) AS flags,
    min(g.period_start) AS period_start,
    max(g.period_end) AS period_end,
    any_value(g.place_key) AS place_key,
    any_value(g.origin_key) AS origin_key,
    any_value(g.destination_key) AS destination_key,
    CASE WHEN count(*) = 1 THEN any_value(g.quote)
        ELSE count(*) || ' rows from row ' || min(g.row) || ', added: '
            || array_to_string(list(g.quote ORDER BY g.row)[1:5], ' + ')
            || CASE WHEN count(*) > 5 THEN ' + …' ELSE '' END
    END AS quote,
    count(*) AS parts
FROM ended AS g
JOIN whole AS w ON w.claim = g.claim
GROUP BY g.claim
