-- code: DIS-09
-- title: New displacements given in households
-- definition: People newly displaced where only households are reported: households times a
--   sourced size.
-- unit: person
-- kind: flow
-- aggregation: sum over disjoint periods and places; a part is counted within its whole; the
--   size of households is one for the whole sum
-- hxl: #affected+idps+hh
-- hapi: none
-- caveat: Only countries with a sourced household size (table household_size). Add it to DIS-01
--   only where no report gives both.
SELECT
    n.region, n.period, n.period_start, n.period_end,
    n.low * h.low AS low,
    n.best * h.best AS best,
    n.high * h.high AS high,
    n.floor * h.low AS floor,
    n.open, n.parts, n.sources, n.claims, n.contested, n.grade,
    n.last_day AS dated, CAST(NULL AS DATE) AS denominator_dated,
    CAST(NULL AS VARCHAR) AS denominator, n.covered, n.regions,
    CAST(NULL AS DOUBLE) AS baseline, n.estimates
FROM total AS n
JOIN region AS r ON r.region = n.region
JOIN household_size AS h ON h.country = r.country
WHERE n.measure = 'displaced' AND n.unit = 'household' AND n.kind = 'flow'
    AND n.population_group = 'all' AND n.facility = 'any'
