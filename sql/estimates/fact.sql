-- title: Facts
-- about: The claims that can be counted, as clustering reads them. `block` numbers what must be equal
--   before two claims can speak of the same thing; the period is left. `item` is what its publisher
--   counts apart from the rest of a place and time: an event, else the cause or the way people went.
--   `running` numbers count all up to their day, since an unknown one.
-- reads: claim, group_as, refused
WITH countable AS (
    SELECT
        c.claim, c.document, c.measure, c.unit, c.kind, g.counted_as AS population_group,
        c.facility, c.country, c.region, c.scope, c.locality,
        CASE WHEN c.kind = 'stock' THEN c.period_end ELSE c.period_start END AS period_start,
        c.period_end, c.published, c.originator, coalesce(c.low, c.best) AS low, c.best, c.high,
        c.status, c.bound = 'vague' AS vague, c.part_of,
        coalesce(
            c.event,
            CASE WHEN c.dataset IS NOT NULL THEN nullif(
                concat_ws(', ', c.cause, 'from ' || c.origin, 'to ' || c.destination), ''
            ) END
        ) AS item,
        list_contains(c.flags, 'running_total') AS running
    FROM claim AS c
    JOIN group_as AS g
        ON g.measure = c.measure AND g.unit = c.unit AND g.population_group = c.population_group
    LEFT JOIN refused AS r ON r.claim = c.claim
    WHERE r.claim IS NULL
)
SELECT
    *,
    dense_rank() OVER (
        ORDER BY measure, unit, kind, population_group, facility, country, region, scope, locality
    ) AS block
FROM countable
