-- title: Indicators
-- about: The catalogue with its coverage: how many regions have an answer, and for which days.
SELECT
    i.indicator AS code,
    i.title,
    i.definition,
    i.unit,
    i.kind,
    i.aggregation,
    i.numerator,
    i.denominator,
    i.threshold,
    i.baseline,
    i.threshold_source,
    i.threshold_edition,
    i.hxl,
    i.hapi,
    i.caveat,
    count(DISTINCT p.region) AS regions,
    min(p.period_start) AS first_day,
    max(p.period_end) AS last_day
FROM indicator AS i
LEFT JOIN point AS p ON p.indicator = i.indicator AND p.period = 'all'
GROUP BY ALL
ORDER BY i.indicator;
