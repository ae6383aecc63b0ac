-- title: Which datasets answer in the shape of HDX HAPI
-- about: For each subcategory of HAPI the datasets that hold its dimensions, the first rank first: of a
--   country and a year one dataset answers. A number is the place, counted from the end, at which the
--   key of a row holds what a claim has no column for. A new dataset is a new row here.
SELECT *
FROM (
    VALUES
    ('idps', 'hapi_idps', 1, -3, NULL, NULL, NULL),
    ('idps', 'iom_dtm', 2, -8, NULL, NULL, NULL),
    ('refugees-persons-of-concern', 'hapi_refugees', 1, NULL, NULL, NULL, NULL),
    ('refugees-persons-of-concern', 'unhcr_population', 2, NULL, NULL, NULL, NULL),
    ('refugees-persons-of-concern', 'unhcr_persons_of_concern', 3, NULL, NULL, NULL, NULL),
    ('returnees', 'hapi_refugees', 1, NULL, NULL, NULL, NULL),
    ('returnees', 'unhcr_population', 2, NULL, NULL, NULL, NULL),
    ('returnees', 'unhcr_persons_of_concern', 3, NULL, NULL, NULL, NULL),
    ('humanitarian-needs', 'hapi_humanitarian_needs', 1, NULL, -4, -3, -2),
    ('conflict-events', 'hapi_conflict_events', 1, NULL, NULL, NULL, NULL),
    ('conflict-events', 'acled', 2, NULL, NULL, NULL, NULL),
    ('conflict-events', 'ucdp_ged', 3, NULL, NULL, NULL, NULL),
    ('baseline-population', 'hapi_population', 1, NULL, NULL, NULL, NULL),
    ('baseline-population', 'cod_ps', 2, NULL, NULL, NULL, NULL),
    ('baseline-population', 'cod_ps_country', 3, NULL, NULL, NULL, NULL)
) AS v(subcategory, dataset, rank, assessment_at, sector_at, category_at, status_at)
