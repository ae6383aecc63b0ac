-- title: What is stated of each number, and its bound
-- about: A low or high of the publisher's own is kept; a count alone is exact, or as its words bound it.
-- reads: counted (numbers without a fault, added where the card says so)
SELECT
    c.* EXCLUDE (bound),
    CASE
        WHEN NOT own_range OR bound = 'vague' THEN bound
        WHEN number_low = number_high THEN 'exact'
        WHEN number_high IS NULL AND number_low IS NOT NULL THEN 'at_least'
        WHEN number_low IS NULL AND number_high IS NOT NULL THEN 'at_most'
        WHEN number_low IS NULL AND number_high IS NULL
            THEN CASE WHEN bound = 'approx' THEN 'approx' ELSE 'exact' END
        ELSE 'range'
    END AS bound,
    CASE
        WHEN own_range THEN number_low
        WHEN bound IN ('exact', 'at_least', 'more_than') THEN number_best
    END AS stated_low,
    number_best AS stated_best,
    CASE
        WHEN own_range THEN number_high
        WHEN bound IN ('exact', 'at_most', 'less_than') THEN number_best
    END AS stated_high
FROM counted AS c
