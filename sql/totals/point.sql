-- title: Answers as points
-- about: Adds to the rows of an indicator its code and unit, how it is bounded, and its threshold held
--   against the band: breached where all of it is beyond a limit, possible where a part of it (or
--   an open end) is, unknown where there is no number or the limit is a multiple of a baseline that
--   the row lacks, else no. Of several limits the worst counts.
-- reads: answer (the rows of one indicator)
-- takes: code, unit, signs (>, >=, <, <=; none without a threshold), values, relative
WITH placed AS (
    SELECT *, row_number() OVER (ORDER BY region, period, period_start NULLS FIRST) AS place
    FROM answer
),
limits AS (
    SELECT
        unnest($signs::VARCHAR[]) AS sign,
        unnest($values::DOUBLE[]) AS value,
        unnest($relative::BOOLEAN[]) AS relative
),
ends AS (
    SELECT
        p.place, l.sign IN ('>=', '<=') AS reached,
        CASE WHEN l.relative THEN l.value * p.baseline ELSE l.value END AS edge,
        CASE WHEN l.sign IN ('>', '>=') THEN p.low ELSE p.high END AS sure,
        CASE WHEN l.sign IN ('>', '>=') THEN p.high ELSE p.low END AS far,
        CASE WHEN l.sign IN ('>', '>=') THEN 1 ELSE -1 END AS way,
        p.low IS NULL AND p.best IS NULL AND p.high IS NULL AS silent
    FROM placed AS p
    CROSS JOIN limits AS l
),
judged AS (
    SELECT
        place,
        max(CASE
            WHEN edge IS NULL OR silent THEN 1
            WHEN way * (sure - edge) > 0 OR (sure = edge AND reached) THEN 3
            WHEN far IS NULL OR way * (far - edge) > 0 OR (far = edge AND reached) THEN 2
            ELSE 0
        END) AS worst
    FROM ends
    GROUP BY place
)
SELECT
    $code AS indicator, p.region, p.period, p.period_start, p.period_end,
    p.low, p.best, p.high, p.floor,
    CASE
        WHEN p.low IS NULL AND p.high IS NULL THEN 'open'
        WHEN p.low IS NULL THEN 'open_below'
        WHEN p.high IS NULL THEN 'open_above'
        ELSE 'closed'
    END AS bound,
    $unit AS unit, p.open, p.parts, p.sources, p.claims, p.contested, p.grade,
    CASE j.worst WHEN 3 THEN 'breached' WHEN 2 THEN 'possible' WHEN 1 THEN 'unknown' WHEN 0 THEN 'no' END
        AS breach,
    p.dated, p.denominator_dated, p.denominator, p.covered, p.regions, p.baseline, p.estimates
FROM placed AS p
LEFT JOIN judged AS j ON j.place = p.place
ORDER BY p.place
