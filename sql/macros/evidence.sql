-- title: The claims behind an indicator
-- about: From the points of a region and period back to the words.
CREATE MACRO evidence_of(asked_code, asked_region, asked_period) AS TABLE
SELECT DISTINCT c.*
FROM points AS p
JOIN point AS k
    ON k.indicator = p.indicator AND k.region = p.region AND k.period = p.period
    AND k.period_start IS NOT DISTINCT FROM p.period_start
JOIN claims AS c ON list_contains(k.estimates, c.estimate)
WHERE p.indicator = asked_code
    AND (asked_region IS NULL OR p.region = asked_region)
    AND p.period = asked_period;
COMMENT ON MACRO TABLE evidence_of IS 'What evidence() asks; use that';
CREATE MACRO evidence(code, region := NULL, period := 'all') AS TABLE
FROM evidence_of(code, region, period);
COMMENT ON MACRO TABLE evidence IS 'Rows of claims behind the points of an indicator: code, then region (a P-code) and period (all, year or month); of the hundred largest estimates of each point';
