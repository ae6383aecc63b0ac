-- code: DIS-10
-- title: Stock-flow gap
-- definition: How much more the number of internally displaced people has grown since the period
--   before than new displacements less returns explain; negative where it has grown less.
-- unit: person
-- kind: flow
-- aggregation: newest stock of the period less newest stock of the period before, less new
--   displacements, and returns added; each end from the ends that make it so
-- threshold: < -0.2 x baseline or > 0.2 x baseline
-- baseline: the stock of the period (DIS-02)
-- threshold source: project default: review where a fifth of the stock is unexplained
-- threshold edition: Humetrics 0.1
-- hxl: none
-- hapi: none
-- caveat: For months, weeks and years that follow each other, both with a stock of the whole region
--   and with new displacements. Where nobody reports returns only the low is known. Births, deaths,
--   double displacement, changed methods and refugees among those who returned are in it as well.
WITH stock AS (
    SELECT *
    FROM total
    WHERE measure = 'displaced' AND unit = 'person' AND kind = 'stock'
        AND population_group = 'all' AND facility = 'any'
        AND period IN ('week', 'month', 'year') AND coalesce(covered = regions, TRUE)
),
fled AS (
    SELECT *
    FROM total
    WHERE measure = 'displaced' AND unit = 'person' AND kind = 'flow'
        AND population_group = 'all' AND facility = 'any'
),
returned AS (
    SELECT *
    FROM total
    WHERE measure = 'returnees' AND unit = 'person' AND kind = 'flow'
        AND population_group = 'all' AND facility = 'any'
)
SELECT
    s.region, s.period, s.period_start, s.period_end,
    s.low - b.high - f.high + coalesce(r.low, 0) AS low,
    s.best - b.best - f.best + r.best AS best,
    s.high - b.low - f.low + r.high AS high,
    s.low - b.high - f.high + coalesce(r.low, 0) AS floor,
    CASE WHEN s.high - b.low - f.low + r.high IS NULL THEN greatest(s.open, 1) ELSE s.open END AS open,
    s.parts, s.sources, s.claims, s.contested, s.grade, s.last_day AS dated,
    b.last_day AS denominator_dated, CAST(NULL AS VARCHAR) AS denominator, s.covered, s.regions,
    s.best AS baseline,
    s.estimates || b.estimates || f.estimates || coalesce(r.estimates, CAST([] AS VARCHAR[]))
        AS estimates
FROM stock AS s
JOIN stock AS b
    ON b.region = s.region AND b.period = s.period
    AND b.period_end = CAST(s.period_start - INTERVAL 1 DAY AS DATE)
JOIN fled AS f
    ON f.region = s.region AND f.period = s.period AND f.period_start = s.period_start
LEFT JOIN returned AS r
    ON r.region = s.region AND r.period = s.period AND r.period_start = s.period_start
