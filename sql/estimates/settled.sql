-- title: Periods that nothing comes near
-- about: In a block where every claim is dated, none denies and none is a running total, a period without another within a day
--   (of stocks, within thirty days) is a cluster by itself: nothing can join it and nothing nearly did.
-- reads: fact
WITH dated AS (
    SELECT
        block, kind, period_start, period_end,
        min(CASE WHEN period_start IS NULL OR status = 'denied' OR running THEN 0 ELSE 1 END)
            OVER (PARTITION BY block) AS plain
    FROM fact
),
spans AS (
    SELECT DISTINCT block, kind, period_start, period_end FROM dated WHERE plain = 1
),
beside AS (
    SELECT
        *,
        max(period_end) OVER (
            PARTITION BY block ORDER BY period_start, period_end
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS before,
        min(period_start) OVER (
            PARTITION BY block ORDER BY period_start, period_end
            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS after
    FROM spans
)
SELECT block, period_start, period_end
FROM beside
WHERE coalesce(
        date_diff('day', before, period_start) > CASE WHEN kind = 'stock' THEN 30 ELSE 1 END, TRUE
    )
    AND coalesce(
        date_diff('day', period_end, after) > CASE WHEN kind = 'stock' THEN 30 ELSE 1 END, TRUE
    )
