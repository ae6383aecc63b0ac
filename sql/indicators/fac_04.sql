-- code: FAC-04
-- title: Functioning health facilities per 10,000
-- definition: Health facilities that function, per 10,000 residents.
-- unit: facility * per_10k / person
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one
-- numerator: functioning health facilities
-- denominator: POP-01
-- threshold: < 1
-- threshold source: Sphere handbook: one basic health unit per 10,000 people
-- threshold edition: 2018, from memory: not checked against the book
-- hxl: #capacity+health+rate
-- hapi: none
-- caveat: Sphere's 18 beds per 10,000 people need counts of beds, which no input has.
SELECT
    region, period, period_start, period_end,
    10000.0 * low / nullif(residents_high, 0) AS low,
    10000.0 * best / nullif(residents_best, 0) AS best,
    10000.0 * high / nullif(residents_low, 0) AS high,
    10000.0 * floor / nullif(residents_high, 0) AS floor,
    open_ends AS open, parts, sources, claims, contested, grade, last_day AS dated,
    residents_day AS denominator_dated, residents_source AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM per_resident
WHERE measure = 'functioning' AND unit = 'facility' AND kind = 'stock' AND population_group = 'all'
    AND facility = 'health'
