-- title: What can be counted of what the rows say
-- about: Numbers without a fault; the unit and the kind are the measure's where the card names none.
-- reads: said, measure
SELECT
    s.* EXCLUDE (fault, unit, kind),
    coalesce(s.unit, m.unit) AS unit,
    coalesce(s.kind, m.kind) AS kind,
    1 AS parts
FROM said AS s
JOIN measure AS m ON m.measure = s.measure
WHERE s.fault IS NULL
    AND coalesce(s.number_low, s.number_best, s.number_high) IS NOT NULL
    AND NOT (
        s.silent_zero
        AND coalesce(s.number_low, 0) = 0
        AND coalesce(s.number_best, 0) = 0
        AND coalesce(s.number_high, 0) = 0
    )
