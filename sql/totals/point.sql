-- title: Answers as points
-- about: Adds to the rows of an indicator its code and unit, how it is bounded, and the threshold
--   held against the band: breached by all of it, possible where a part of it (or an open end) is
--   beyond, else no.
-- reads: answer (the rows of one indicator)
-- takes: code, unit, sign (>, >=, <, <= or empty), value
WITH ends AS (
    SELECT
        *,
        CASE WHEN $sign IN ('>', '>=') THEN low ELSE high END AS sure,
        CASE WHEN $sign IN ('>', '>=') THEN high ELSE low END AS far,
        CASE WHEN $sign IN ('>', '>=') THEN 1 ELSE -1 END AS way
    FROM answer
)
SELECT
    $code AS indicator, region, period, period_start, period_end, low, best, high, floor,
    CASE
        WHEN low IS NULL AND high IS NULL THEN 'open'
        WHEN low IS NULL THEN 'open_below'
        WHEN high IS NULL THEN 'open_above'
        ELSE 'closed'
    END AS bound,
    $unit AS unit, open, parts, sources, claims, contested, grade,
    CASE
        WHEN $sign IS NULL THEN NULL
        WHEN way * (sure - $value) > 0 OR (sure = $value AND $sign IN ('>=', '<=')) THEN 'breached'
        WHEN far IS NULL THEN 'possible'
        WHEN way * (far - $value) > 0 OR (far = $value AND $sign IN ('>=', '<=')) THEN 'possible'
        ELSE 'no'
    END AS breach,
    dated, denominator_dated, denominator, covered, regions, estimates
FROM ends
ORDER BY region, period, period_start NULLS FIRST
