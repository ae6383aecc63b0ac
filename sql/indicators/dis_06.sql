-- code: DIS-06
-- title: Displaced share
-- definition: People living displaced, per cent of the residents.
-- unit: percent
-- kind: ratio
-- aggregation: ratio of the two totals; the newest population before the end of the period,
--   else the next one; none where more people than residents are reported
-- numerator: DIS-02
-- denominator: POP-01
-- threshold: >= 25
-- threshold source: project default
-- threshold edition: Humetrics 0.1
-- hxl: #affected+idps+pct
-- hapi: derived
SELECT
    region, period, period_start, period_end,
    percent_low AS low,
    percent_best AS best,
    percent_high AS high,
    percent_floor AS floor,
    open_ends AS open, parts, sources, claims, contested, grade, last_day AS dated,
    residents_day AS denominator_dated, residents_source AS denominator, covered, regions,
    CAST(NULL AS DOUBLE) AS baseline, estimates
FROM per_resident
WHERE measure = 'displaced' AND unit = 'person' AND kind = 'stock' AND population_group = 'all'
    AND facility = 'any' AND NOT beyond
