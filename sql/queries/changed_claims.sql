-- title: How many claims came, went or changed since another snapshot
-- about: For each publisher or dataset. The snapshots are attached as now and was.
SELECT
    coalesce(n.dataset, w.dataset, n.publisher, w.publisher, 'unknown') AS source,
    count(*) FILTER (WHERE w.claim IS NULL) AS new,
    count(*) FILTER (WHERE n.claim IS NULL) AS gone,
    count(*) FILTER (WHERE n.claim = w.claim) AS corrected
FROM now.claim AS n
FULL JOIN was.claim AS w ON w.claim = n.claim
WHERE n.claim IS NULL
    OR w.claim IS NULL
    OR (n.low, n.best, n.high, n.region, n.period_start, n.period_end, n.status)
        IS DISTINCT FROM (w.low, w.best, w.high, w.region, w.period_start, w.period_end, w.status)
GROUP BY 1
ORDER BY 1;
