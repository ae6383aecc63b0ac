-- code: CAS-09
-- title: Conflict deaths per 100,000
-- definition: Reported killed in the period per 100,000 residents.
-- unit: per_100k
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one
-- numerator: CAS-01
-- denominator: POP-01
-- hxl: #affected+killed+per100000
-- hapi: derived (SDG 16.1.2 is the rate of a year)
-- caveat: Violent deaths only, and those reported: not a crude mortality rate.
SELECT
    region, period, period_start, period_end,
    100000.0 * low / nullif(residents_high, 0) AS low,
    100000.0 * best / nullif(residents_best, 0) AS best,
    100000.0 * high / nullif(residents_low, 0) AS high,
    100000.0 * floor / nullif(residents_high, 0) AS floor,
    open_ends AS open, parts, sources, claims, contested, grade, last_day AS dated,
    residents_day AS denominator_dated, residents_source AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM per_resident
WHERE measure = 'killed' AND unit = 'person' AND kind = 'flow' AND population_group = 'all'
    AND facility = 'any'
