-- title: Claims
-- about: Claims with their sentence, document, sources and what became of them; newest publication first. Those of
--   publishers who let sums only be passed on stay inside. total counts all pages.
-- takes: claim, region, country, measure, population_group, facility, unit, kind, status, originator, publisher, document, dataset, event, sex, sector, estimate, role, placed, since, until, words, after_day, after, limit
WITH chosen AS (
    SELECT c.claim, coalesce(c.published, DATE '0001-01-01') AS day
    FROM claim AS c
    LEFT JOIN document AS d ON d.document = c.document
    LEFT JOIN dataset AS t ON t.dataset = c.dataset
    LEFT JOIN source AS p ON p.source = c.publisher
    WHERE coalesce(d.redistribute, t.redistribute, p.redistribute, 'excerpt') IN ('yes', 'excerpt')
        AND ($claim::VARCHAR[] IS NULL OR list_contains($claim::VARCHAR[], c.claim))
        AND ($region::VARCHAR[] IS NULL OR c.region IN (SELECT u.region FROM region_up AS u WHERE list_contains($region::VARCHAR[], u.above)))
        AND ($country::VARCHAR[] IS NULL OR list_contains($country::VARCHAR[], c.country))
        AND ($measure::VARCHAR[] IS NULL OR list_contains($measure::VARCHAR[], c.measure))
        AND ($population_group::VARCHAR[] IS NULL OR list_contains($population_group::VARCHAR[], c.population_group))
        AND ($facility::VARCHAR[] IS NULL OR list_contains($facility::VARCHAR[], c.facility))
        AND ($unit::VARCHAR[] IS NULL OR list_contains($unit::VARCHAR[], c.unit))
        AND ($kind::VARCHAR IS NULL OR c.kind = $kind::VARCHAR)
        AND ($status::VARCHAR[] IS NULL OR list_contains($status::VARCHAR[], c.status))
        AND ($originator::VARCHAR[] IS NULL OR list_contains($originator::VARCHAR[], c.originator))
        AND ($publisher::VARCHAR[] IS NULL OR list_contains($publisher::VARCHAR[], c.publisher))
        AND ($document::VARCHAR[] IS NULL OR list_contains($document::VARCHAR[], c.document))
        AND ($dataset::VARCHAR[] IS NULL OR list_contains($dataset::VARCHAR[], c.dataset))
        AND ($event::VARCHAR[] IS NULL OR list_contains($event::VARCHAR[], c.event))
        AND ($sex::VARCHAR[] IS NULL OR list_contains($sex::VARCHAR[], coalesce(c.sex, 'all')))
        AND ($sector::VARCHAR[] IS NULL OR list_contains($sector::VARCHAR[], c.sector))
        AND ($estimate::VARCHAR[] IS NULL OR c.claim IN (SELECT e.claim FROM estimate_claim AS e WHERE list_contains($estimate::VARCHAR[], e.estimate)))
        AND ($role::VARCHAR[] IS NULL
            OR c.claim IN (SELECT e.claim FROM estimate_claim AS e WHERE list_contains($role::VARCHAR[], e.role))
            OR (list_contains($role::VARCHAR[], 'left_out') AND c.claim IN (SELECT o.claim FROM left_out AS o)))
        AND ($placed::BOOLEAN IS NULL OR (c.region IS NOT NULL AND c.locality IS NULL) = $placed::BOOLEAN)
        AND ($since::DATE IS NULL OR coalesce(c.period_end, c.published) >= $since::DATE)
        AND ($until::DATE IS NULL OR coalesce(c.period_start, c.published) <= $until::DATE)
        AND ($words::VARCHAR IS NULL OR contains(lower(coalesce(c.excerpt, c.quote, '')), lower($words::VARCHAR)))
),
paged AS (
    SELECT h.claim, h.day
    FROM chosen AS h
    WHERE $after::VARCHAR IS NULL
        OR h.day < $after_day::DATE
        OR (h.day = $after_day::DATE AND h.claim > $after::VARCHAR)
    ORDER BY h.day DESC, h.claim
    LIMIT $limit::BIGINT
),
part AS (
    SELECT
        e.claim,
        list(e.estimate ORDER BY e.estimate) AS estimates,
        arg_min(e.role, e.estimate) AS role,
        arg_min(e.reason, e.estimate) AS reason
    FROM estimate_claim AS e
    WHERE e.claim IN (SELECT g.claim FROM paged AS g)
    GROUP BY e.claim
)
SELECT
    (SELECT count(*) FROM chosen) AS total,
    g.day AS key_day,
    c.claim,
    c.measure,
    c.unit,
    c.kind,
    c.population_group,
    c.facility,
    c.bound,
    c.stated_low,
    c.stated_best,
    c.stated_high,
    c.low,
    c.best,
    c.high,
    c.rule,
    c.zero,
    c.status,
    coalesce(t.role, 'left_out') AS role,
    coalesce(t.reason, o.reason) AS reason,
    coalesce(t.estimates, []) AS estimates,
    c.country AS location_code,
    c.region,
    r.name AS region_name,
    c.level AS admin_level,
    c.scope,
    c.locality,
    c.region_method,
    c.origin,
    c.destination,
    c.period_start AS reference_period_start,
    c.period_end AS reference_period_end,
    c.precision,
    c.quote,
    c.span_start,
    c.span_end,
    c.excerpt,
    c.excerpt_start,
    c.document,
    d.title AS document_title,
    d.url AS document_url,
    d.lang AS document_lang,
    c.published,
    coalesce(d.publisher, p.name) AS publisher,
    c.publisher AS publisher_id,
    coalesce(c.originator_name, s.name) AS originator,
    c.originator AS originator_id,
    c.chain,
    c.part_of,
    c.same_as,
    c.dataset,
    b.title AS dataset_title,
    c.row_key,
    c.dataset_row,
    c.event,
    c.cause,
    c.sex,
    c.age,
    c.sector,
    c.round,
    c.flags,
    c.version
FROM paged AS g
INNER JOIN claim AS c ON c.claim = g.claim
LEFT JOIN part AS t ON t.claim = g.claim
LEFT JOIN left_out AS o ON o.claim = g.claim
LEFT JOIN document AS d ON d.document = c.document
LEFT JOIN dataset AS b ON b.dataset = c.dataset
LEFT JOIN region AS r ON r.region = c.region
LEFT JOIN source AS s ON s.source = c.originator
LEFT JOIN source AS p ON p.source = c.publisher
ORDER BY g.day DESC, g.claim;
