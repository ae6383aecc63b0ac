-- title: The points of an indicator
-- about: Asks for ready answers by code, region and period. (Within indicator, region would mean two things; points_of has other names.)
CREATE MACRO points_of(asked_code, asked_region, asked_period) AS TABLE
SELECT p.*
FROM points AS p
WHERE p.indicator = asked_code
    AND (asked_region IS NULL OR p.region = asked_region)
    AND p.period = asked_period;
COMMENT ON MACRO TABLE points_of IS 'What indicator() asks; use that';
CREATE MACRO indicator(code, region := NULL, period := 'all') AS TABLE
FROM points_of(code, region, period);
COMMENT ON MACRO TABLE indicator IS 'Rows of points of one indicator: code, then region (a P-code; all regions without) and period (all, year or month). Regions contain each other: never add up its rows';
