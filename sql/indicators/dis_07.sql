-- code: DIS-07
-- title: New displacement rate
-- definition: People newly displaced in the period per 1,000 residents.
-- unit: per_1000
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one
-- numerator: DIS-01
-- denominator: POP-01
-- hxl: #indicator+rate
-- hapi: none
SELECT
    region, period, period_start, period_end,
    1000.0 * low / nullif(residents_high, 0) AS low,
    1000.0 * best / nullif(residents_best, 0) AS best,
    1000.0 * high / nullif(residents_low, 0) AS high,
    1000.0 * floor / nullif(residents_high, 0) AS floor,
    open_ends AS open, parts, sources, claims, contested, grade, last_day AS dated,
    residents_day AS denominator_dated, residents_source AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM per_resident
WHERE measure = 'displaced' AND unit = 'person' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any'
