-- code: CAS-10
-- title: Violent deaths per 10,000 per day
-- definition: Reported killed per 10,000 residents and day of the period.
-- unit: per_10k_per_day
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one
-- numerator: CAS-01
-- denominator: POP-01
-- hxl: #indicator+killed+rate
-- hapi: derived
-- caveat: Violent deaths only: not a crude mortality rate; its thresholds do not apply.
SELECT
    region, period, period_start, period_end,
    10000.0 * low / (date_diff('day', period_start, period_end) + 1) / nullif(residents_high, 0) AS low,
    10000.0 * best / (date_diff('day', period_start, period_end) + 1) / nullif(residents_best, 0) AS best,
    10000.0 * high / (date_diff('day', period_start, period_end) + 1) / nullif(residents_low, 0) AS high,
    10000.0 * floor / (date_diff('day', period_start, period_end) + 1) / nullif(residents_high, 0) AS floor,
    open_ends AS open, parts, sources, claims, contested, grade, last_day AS dated,
    residents_day AS denominator_dated, residents_source AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM per_resident
WHERE measure = 'killed' AND unit = 'person' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any' AND period_start IS NOT NULL
