-- title: The claims of clusters
-- reads: joined (number, claim, link, score, risen, low, best, high), cluster, fact
SELECT c.estimate, j.claim, j.link, j.score, f.item, j.risen, j.low, j.best, j.high
FROM joined AS j
JOIN cluster AS c ON c.number = j.number
JOIN fact AS f ON f.claim = j.claim
