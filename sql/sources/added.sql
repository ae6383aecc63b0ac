-- title: Rows of one key, added
-- about: Where a card says that rows of one key are parts of one number. A bound is empty where one
--   of the parts has none; what lacks a part (a faulty row) has a low end only. A part without a
--   range of its own counts for both ends beside one that has it. Words are those of the first row.
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
        claim, row, own_range, number_best, cause, published, period_start, period_end, quote,
        CASE WHEN own_range THEN number_low ELSE number_best END AS number_low,
        CASE WHEN own_range THEN number_high ELSE number_best END AS number_high
    FROM good
),
summed AS (
    SELECT
        claim,
        min(row) AS row,
        count(*) AS parts,
        bool_or(own_range) AS own_range,
        CASE WHEN count(number_low) = count(*) THEN fsum(number_low) END AS number_low,
        CASE WHEN count(number_best) = count(*) THEN fsum(number_best) END AS number_best,
        CASE WHEN count(number_high) = count(*) THEN fsum(number_high) END AS number_high,
        CASE WHEN min(cause) = max(cause) THEN min(cause) END AS cause,
        max(published) AS published,
        min(period_start) AS period_start,
        max(period_end) AS period_end,
        arg_min(quote, row, 5) AS quotes
    FROM ended
    GROUP BY claim
)
SELECT
    g.* REPLACE (
        CASE WHEN s.own_range OR s.parts < w.rows THEN s.number_low END AS number_low,
        CASE WHEN s.parts = w.rows THEN s.number_best END AS number_best,
        CASE WHEN s.own_range AND s.parts = w.rows THEN s.number_high END AS number_high,
        s.own_range OR s.parts < w.rows AS own_range,
        s.cause AS cause,
        s.published AS published,
        s.period_start AS period_start,
        s.period_end AS period_end,
        CASE WHEN s.parts = 1 THEN g.quote
            ELSE s.parts || ' rows from row ' || s.row || ', added: '
                || array_to_string(s.quotes, ' + ')
                || CASE WHEN s.parts > 5 THEN ' + …' ELSE '' END
        END AS quote,
        s.parts AS parts
    )
FROM summed AS s
JOIN good AS g ON g.claim = s.claim AND g.row = s.row
JOIN whole AS w ON w.claim = s.claim
