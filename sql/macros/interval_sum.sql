-- title: The sum of intervals, with its doubt
-- about: Adds up low, best and high of rows that do not overlap; an end that is open in one row is open in the sum.
CREATE MACRO interval_sum(low, best, high) AS {
    'low': CASE WHEN count(*) = count(low) THEN CAST(sum(CAST(low AS DECIMAL(30, 6))) AS DOUBLE) END,
    'best': CASE WHEN count(*) = count(best) THEN CAST(sum(CAST(best AS DECIMAL(30, 6))) AS DOUBLE) END,
    'high': CASE WHEN count(*) = count(high) THEN CAST(sum(CAST(high AS DECIMAL(30, 6))) AS DOUBLE) END,
    'known_high': CAST(sum(CAST(high AS DECIMAL(30, 6))) AS DOUBLE),
    'open': count(*) - count(high),
    'parts': count(*)
};
COMMENT ON MACRO interval_sum IS 'Sum of intervals, a struct: low, best and high (each empty where one of the rows has none), known_high (of the rows that have one), open (rows without a high) and parts (rows). Only for rows that do not overlap: one period, regions beside each other';
