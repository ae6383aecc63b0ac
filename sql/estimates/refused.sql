-- title: Claims that are not counted
-- about: Each with its reason; one claim may have several, the first of `rank` is told. A part by sex,
--   age or sector is never counted beside its whole. Where nobody gives the whole the parts are not
--   added up either: ages and sectors overlap, and some may be missing.
-- reads: claim, source, named_part (groups that say a sex or an age themselves), group_as
WITH told AS (
    SELECT
        c.*, g.counted_as, s.reliability,
        n.population_group IS NULL
            AND (c.sex IS NOT NULL OR c.age IS NOT NULL OR c.sector IS NOT NULL) AS part,
        concat_ws(
            ' and ',
            CASE WHEN c.sex IS NOT NULL THEN 'sex' END,
            CASE WHEN c.age IS NOT NULL THEN 'age' END,
            CASE WHEN c.sector IS NOT NULL THEN 'sector' END
        ) AS by_what
    FROM claim AS c
    JOIN source AS s ON s.source = c.originator
    JOIN group_as AS g
        ON g.measure = c.measure AND g.unit = c.unit AND g.population_group = c.population_group
    LEFT JOIN named_part AS n
        ON n.population_group = c.population_group AND c.sector IS NULL
        AND n.sex = coalesce(c.sex, '') AND n.age = coalesce(c.age, '')
),
barred AS (
    SELECT claim, 1 AS rank, status AS reason FROM told WHERE status IN ('feared', 'hypothetical')
    UNION ALL
    SELECT claim, 2, 'implausible' FROM told
    WHERE list_contains(flags, 'implausible') OR low > 1e11 OR best > 1e11 OR high > 1e11
    UNION ALL
    SELECT claim, 3, 'imputed' FROM told
    WHERE list_contains(flags, 'imputed') OR list_contains(flags, 'extrapolated')
    UNION ALL
    SELECT claim, 4, 'percent' FROM told WHERE unit = 'percent'
    UNION ALL
    SELECT claim, 5, 'discounted source' FROM told WHERE reliability = 'discounted'
),
free AS (
    SELECT t.* FROM told AS t LEFT JOIN barred AS b ON b.claim = t.claim WHERE b.claim IS NULL
),
part_of_whole AS (
    SELECT p.claim, p.by_what, max(CASE WHEN w.claim IS NULL THEN 0 ELSE 1 END) AS whole
    FROM free AS p
    LEFT JOIN free AS w
        ON NOT w.part
        AND w.originator = p.originator AND w.measure = p.measure AND w.unit = p.unit
        AND w.kind = p.kind AND w.counted_as = p.counted_as AND w.scope = p.scope
        AND coalesce(w.facility, '') = coalesce(p.facility, '')
        AND coalesce(w.locality, '') = coalesce(p.locality, '')
        AND w.period_start IS NOT DISTINCT FROM p.period_start
        AND w.period_end IS NOT DISTINCT FROM p.period_end
    WHERE p.part
    GROUP BY p.claim, p.by_what
),
whole AS (
    SELECT * FROM free WHERE NOT part
),
twins AS (
    SELECT h.claim
    FROM whole AS h
    JOIN whole AS p ON p.claim = h.same_as
    WHERE h.unit = 'household' AND p.unit = 'person'
    UNION ALL
    SELECT h.claim
    FROM whole AS p
    JOIN whole AS h ON h.claim = p.same_as
    WHERE h.unit = 'household' AND p.unit = 'person'
),
within AS (
    SELECT p.claim
    FROM whole AS p
    JOIN whole AS w ON w.claim = p.part_of
    WHERE w.measure = p.measure AND w.unit = p.unit AND w.kind = p.kind
        AND w.counted_as = p.counted_as AND w.scope = p.scope
        AND coalesce(w.facility, '') = coalesce(p.facility, '')
        AND coalesce(w.country, '') = coalesce(p.country, '')
        AND coalesce(w.region, '') = coalesce(p.region, '')
        AND coalesce(w.locality, '') = coalesce(p.locality, '')
        AND (p.period_end IS NULL OR (
            p.period_start IS NOT DISTINCT FROM w.period_start
            AND p.period_end IS NOT DISTINCT FROM w.period_end
        ))
),
reasons AS (
    SELECT claim, rank, reason FROM barred
    UNION ALL
    SELECT
        claim, 6,
        'part by ' || by_what
            || CASE WHEN whole = 1 THEN ' of a whole that is counted' ELSE ', nobody gives the whole' END
    FROM part_of_whole
    UNION ALL
    SELECT claim, 7, 'same fact in another unit' FROM twins
    UNION ALL
    SELECT claim, 8, 'part of a claim of the same scope' FROM within
),
ranked AS (
    SELECT claim, reason, row_number() OVER (PARTITION BY claim ORDER BY rank) AS place FROM reasons
)
SELECT claim, reason FROM ranked WHERE place = 1
