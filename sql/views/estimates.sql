-- title: Estimates with names
-- about: What all claims of the same thing say together; each fact once.
CREATE VIEW estimates AS
SELECT
    e.estimate,
    e.measure,
    e.unit,
    e.kind,
    e.population_group,
    e.facility,
    e.country,
    e.region,
    r.name AS region_name,
    e.scope,
    e.locality,
    e.period_start,
    e.period_end,
    e.days,
    e.low,
    e.best,
    e.high,
    e.floor,
    e.high_modelled,
    e.grade,
    e.contested,
    e.spread,
    e.sources,
    e.claims,
    e.published,
    EXISTS (FROM estimate_within AS w WHERE w.inner_estimate = e.estimate) AS part
FROM estimate AS e
LEFT JOIN region AS r ON r.region = e.region;
COMMENT ON VIEW estimates IS 'One row for each fact, under the default policy; a fact may be part of another (a day of its month), so indicators and points add up, not sum';
COMMENT ON COLUMN estimates.estimate IS 'Key: hash of its scope and of the claim that anchors it';
COMMENT ON COLUMN estimates.measure IS 'What is counted';
COMMENT ON COLUMN estimates.unit IS 'In which unit';
COMMENT ON COLUMN estimates.kind IS 'flow or stock';
COMMENT ON COLUMN estimates.population_group IS 'Which people';
COMMENT ON COLUMN estimates.facility IS 'Which facilities';
COMMENT ON COLUMN estimates.country IS 'ISO 3166-1 alpha-3 code of the country';
COMMENT ON COLUMN estimates.region IS 'P-code of the smallest region that holds all of it';
COMMENT ON COLUMN estimates.region_name IS 'Name of the region, in English';
COMMENT ON COLUMN estimates.scope IS 'P-codes named; several where it is shared between them';
COMMENT ON COLUMN estimates.locality IS 'Unresolved place within region';
COMMENT ON COLUMN estimates.period_start IS 'First day of the period, of its anchor; empty where no claim gives one';
COMMENT ON COLUMN estimates.period_end IS 'Last day of the period, of its anchor; of a stock, the newest day';
COMMENT ON COLUMN estimates.days IS 'Length of the period, in days';
COMMENT ON COLUMN estimates.low IS 'What two independent sources support, or the only one; empty where unknown';
COMMENT ON COLUMN estimates.best IS 'Best supported value; empty where no claim says anything of it';
COMMENT ON COLUMN estimates.high IS 'Highest value; empty where there is no upper bound';
COMMENT ON COLUMN estimates.floor IS 'Highest credible lower bound of any one source';
COMMENT ON COLUMN estimates.high_modelled IS '2.5 times floor where high is empty: a model, never part of high';
COMMENT ON COLUMN estimates.grade IS 'confirmed, contested, fair (two or more independent sources) or weak (one)';
COMMENT ON COLUMN estimates.contested IS 'True where two sources exclude each other or one denies it';
COMMENT ON COLUMN estimates.spread IS '(high - low) / best, with best at least 1; empty where one of them is';
COMMENT ON COLUMN estimates.sources IS 'Independent sources counted';
COMMENT ON COLUMN estimates.claims IS 'Claims merged, repeats included';
COMMENT ON COLUMN estimates.published IS 'Newest day of publication among its claims';
COMMENT ON COLUMN estimates.part IS 'True where it lies within another estimate: a part of a whole that is counted';
