-- title: Conflict events in the shape of HDX HAPI
-- about: coordination-context/conflict-events: events and their dead by place, month and type. Events that lie
--   in no single month keep their own days. Types overlap: civilian_targeting is within political_violence.
--   fatalities is empty where the dead of one event are unknown.
-- reads: hapi_told
WITH type AS (
    SELECT *
    FROM (
        VALUES
        ('state-based conflict', 'political_violence', 'all'),
        ('non-state conflict', 'political_violence', 'all'),
        ('one-sided violence', 'political_violence', 'all'),
        ('one-sided violence', 'civilian_targeting', 'all'),
        ('political violence', 'political_violence', 'all'),
        ('political violence against civilians', 'civilian_targeting', 'civilian')
    ) AS v(cause, event_type, dead)
),
said AS (
    SELECT
        t.* EXCLUDE (period_start, period_end),
        y.event_type,
        CASE WHEN w.whole THEN date_trunc('month', t.period_start) ELSE t.period_start END AS first_day,
        CASE WHEN w.whole THEN last_day(t.period_start) ELSE t.period_end END AS final_day
    FROM hapi_told AS t
    INNER JOIN type AS y ON y.cause = t.cause
    CROSS JOIN LATERAL (SELECT date_trunc('month', t.period_start) = date_trunc('month', t.period_end) AS whole) AS w
    WHERE t.subcategory = 'conflict-events'
        AND (t.measure = 'attacks' OR (t.measure = 'killed' AND t.population_group = y.dead))
),
added AS (
    SELECT
        resource_hdx_id, location_code, location_name, admin1_code, admin1_name, admin2_code, admin2_name, admin_level,
        event_type, first_day, final_day,
        CASE WHEN count(*) FILTER (WHERE measure = 'attacks') = count(number) FILTER (WHERE measure = 'attacks')
            THEN sum(number) FILTER (WHERE measure = 'attacks') END AS events,
        CASE WHEN count(*) FILTER (WHERE measure = 'killed') = count(number) FILTER (WHERE measure = 'killed')
            THEN sum(number) FILTER (WHERE measure = 'killed') END AS fatalities
    FROM said
    GROUP BY ALL
)
SELECT
    row_number() OVER (
        ORDER BY location_code, admin1_code NULLS FIRST, admin2_code NULLS FIRST, event_type, first_day, final_day,
            admin1_name, admin2_name, resource_hdx_id
    ) AS n,
    resource_hdx_id, location_code, location_name, admin1_code, admin1_name, admin2_code, admin2_name, admin_level,
    event_type, CAST(events AS BIGINT) AS events, CAST(fatalities AS BIGINT) AS fatalities,
    CAST(first_day AS TIMESTAMP) AS reference_period_start,
    CAST(final_day AS TIMESTAMP) + INTERVAL 86399 SECOND AS reference_period_end
FROM added
ORDER BY n
