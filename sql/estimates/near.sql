-- title: Clusters that were nearly one
-- reads: missed (number, other, score, reason), cluster
SELECT c.estimate, o.estimate AS other, m.score, m.reason
FROM missed AS m
JOIN cluster AS c ON c.number = m.number
JOIN cluster AS o ON o.number = m.other
ORDER BY c.estimate, m.score DESC, o.estimate
