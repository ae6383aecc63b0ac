-- title: No total adds more than its parts
-- about: A total of one part must say what its estimate says, or more where the estimate holds others.
--   Totals keep three decimals, which fractions of people in datasets can exceed.
SELECT t.region, t.measure, t.period, t.low, e.low
FROM total AS t
JOIN estimate AS e ON e.estimate = t.estimates[1]
WHERE t.parts = 1 AND t.kind = 'flow' AND t.low < e.low - 0.001
LIMIT 3
