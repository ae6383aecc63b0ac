-- title: An interval in words
-- about: Says low, best and high as a person would.
CREATE MACRO counted_text(number) AS CASE
    WHEN abs(number) >= 1000 THEN format('{:,.0f}', CAST(number AS DOUBLE))
    ELSE format('{:.4g}', CAST(number AS DOUBLE))
END;
COMMENT ON MACRO counted_text IS 'A number for people to read: 1,500,000 or 0.0125; four digits of what is below a thousand';
CREATE MACRO interval_text(low, best, high) AS CASE
    WHEN coalesce(low, best, high) IS NULL THEN 'unknown'
    WHEN low = high THEN counted_text(low)
    WHEN low IS NULL AND high IS NULL THEN concat('about ', counted_text(best), ', ends unknown')
    WHEN high IS NULL THEN concat('at least ', counted_text(low))
    WHEN low IS NULL THEN concat('at most ', counted_text(high))
    ELSE concat(counted_text(low), ' to ', counted_text(high))
END || CASE
    WHEN best > low AND (high IS NULL OR best < high) OR low IS NULL AND best < high
        THEN concat(', best ', counted_text(best))
    ELSE ''
END;
COMMENT ON MACRO interval_text IS 'An interval in words: 5; 50 to 74, best 60; at least 50, best 74; at most 9; unknown. For people to read, not to compute with';
