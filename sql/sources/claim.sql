-- title: The claims of a table
-- about: What is stated, read as an interval and placed. Where a publisher's own low and high do not
--   hold its best they are widened until they do, with the flag order_violation: the best is the count
--   that it stands for.
-- reads: stated, about, placed, counter, given (one row: what holds for the whole table)
WITH read AS (
    SELECT
        s.*,
        CASE WHEN s.bound = 'approx' THEN a.low ELSE s.stated_low END AS low,
        CASE WHEN s.bound IN ('at_most', 'less_than') AND NOT s.own_range THEN NULL
            ELSE s.stated_best
        END AS best,
        CASE WHEN s.bound = 'approx' THEN a.high ELSE s.stated_high END AS high,
        coalesce(a.rule, CASE WHEN s.own_range THEN 'publisher' ELSE s.bound END || '.1') AS rule
    FROM stated AS s
    LEFT JOIN about AS a ON s.bound = 'approx' AND a.best = s.stated_best AND a.unit = s.unit
),
ordered AS (
    SELECT
        r.* EXCLUDE (low, best, high),
        CASE WHEN low IS NOT NULL THEN least(low, best, high) END AS low,
        best,
        CASE WHEN high IS NOT NULL THEN greatest(low, best, high) END AS high,
        coalesce(low > best, false) OR coalesce(best > high, false) OR coalesce(low > high, false)
            AS out_of_order,
        unit <> 'percent' AND coalesce(best <> floor(best), false) AS fraction
    FROM read AS r
)
SELECT
    o.claim,
    g.version AS version,
    g.dataset AS dataset,
    o.row_key,
    o.row AS dataset_row,
    o.slice,
    o.quote,
    o.measure,
    o.unit,
    o.kind,
    coalesce(o.population_group, 'all') AS population_group,
    o.facility,
    o.bound,
    o.stated_low,
    o.stated_best,
    o.stated_high,
    o.low,
    o.best,
    o.high,
    o.rule,
    coalesce(o.low = 0 AND o.best = 0 AND o.high = 0, false) AS zero,
    coalesce(o.status, 'reported') AS status,
    p.country,
    p.region,
    CASE
        WHEN len(p.scope) > 0 THEN p.scope
        WHEN p.region IS NULL THEN []
        ELSE [p.region]
    END AS scope,
    p.locality,
    p.level,
    coalesce(p.method, 'unresolved') AS region_method,
    f.region AS origin,
    t.region AS destination,
    coalesce(o.period_start, CASE WHEN o.kind = 'stock' THEN coalesce(o.published, g.published) END) AS period_start,
    coalesce(o.period_end, CASE WHEN o.kind = 'stock' THEN coalesce(o.published, g.published) END) AS period_end,
    CASE
        WHEN o.period_start IS NULL AND o.kind = 'stock' AND coalesce(o.published, g.published) IS NOT NULL
            THEN 'report'
        WHEN o.period_start IS NULL THEN 'unresolved'
        WHEN o.period_end - o.period_start + 1 <= 1 THEN 'day'
        WHEN o.period_end - o.period_start + 1 <= 6 THEN 'range'
        WHEN o.period_end - o.period_start + 1 <= 7 THEN 'week'
        WHEN o.period_end - o.period_start + 1 <= 27 THEN 'range'
        WHEN o.period_end - o.period_start + 1 <= 31 THEN 'month'
        WHEN o.period_end - o.period_start + 1 <= 364 THEN 'range'
        WHEN o.period_end - o.period_start + 1 <= 366 THEN 'year'
        ELSE 'long'
    END AS precision,
    coalesce(o.published, g.published) AS published,
    g.publisher AS publisher,
    coalesce(w.originator, g.originator) AS originator,
    coalesce(w.name, g.originator_name) AS originator_name,
    CASE
        WHEN o.sources IS NULL THEN [coalesce(w.name, g.originator_name)]
        ELSE list_append(
            list_filter(
                list_transform(string_split(o.sources, g.mark), lambda s: trim(s)),
                lambda s: s <> ''
            ),
            coalesce(w.name, g.originator_name)
        )
    END AS chain,
    CASE WHEN o.part_of <> o.claim THEN o.part_of END AS part_of,
    CASE WHEN o.same_as <> o.claim THEN o.same_as END AS same_as,
    o.event,
    o.cause,
    o.sex,
    o.age,
    o.sector,
    o.round,
    CASE
        WHEN o.out_of_order OR o.fraction OR o.parts > 1 OR p.flag IS NOT NULL
            OR greatest(o.best, o.high) > g.implausible
            THEN list_concat(
                o.flags,
                list_filter(
                    [
                        CASE WHEN o.out_of_order THEN 'order_violation' END,
                        CASE WHEN greatest(o.best, o.high) > g.implausible THEN 'implausible' END,
                        CASE WHEN o.fraction THEN 'fraction' END,
                        CASE WHEN o.parts > 1 THEN 'added' END,
                        p.flag
                    ],
                    lambda f: f IS NOT NULL
                )
            )
        ELSE o.flags
    END AS flags
FROM ordered AS o
CROSS JOIN given AS g
LEFT JOIN counter AS w ON w.said = o.originator
LEFT JOIN placed AS p ON p.place_key = o.place_key
LEFT JOIN placed AS f ON f.place_key = o.origin_key
LEFT JOIN placed AS t ON t.place_key = o.destination_key
