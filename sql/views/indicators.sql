-- title: Indicators with how much there is of each
-- about: The catalogue of questions.
CREATE VIEW indicators AS
SELECT
    i.indicator,
    i.title,
    i.definition,
    i.unit,
    i.kind,
    i.aggregation,
    i.numerator,
    i.denominator,
    i.threshold,
    i.baseline,
    i.threshold_source,
    i.threshold_edition,
    i.hxl,
    i.hapi,
    i.caveat,
    (SELECT count(*) FROM point AS p WHERE p.indicator = i.indicator) AS points
FROM indicator AS i;
COMMENT ON VIEW indicators IS 'The catalogue of questions, with how many points answer each';
COMMENT ON COLUMN indicators.indicator IS 'Code, such as CAS-01';
COMMENT ON COLUMN indicators.title IS 'Name for people';
COMMENT ON COLUMN indicators.definition IS 'What it counts, in plain words';
COMMENT ON COLUMN indicators.unit IS 'Unit, in the grammar of metrics/units.txt';
COMMENT ON COLUMN indicators.kind IS 'flow, stock or ratio';
COMMENT ON COLUMN indicators.aggregation IS 'How parts become one number';
COMMENT ON COLUMN indicators.numerator IS 'What is divided, for ratios';
COMMENT ON COLUMN indicators.denominator IS 'What it is divided by, for ratios';
COMMENT ON COLUMN indicators.threshold IS 'Operator and value from which it is alarming; several joined by or';
COMMENT ON COLUMN indicators.baseline IS 'What the value is a multiple of, where the threshold is relative';
COMMENT ON COLUMN indicators.threshold_source IS 'Who set the threshold';
COMMENT ON COLUMN indicators.threshold_edition IS 'In which edition';
COMMENT ON COLUMN indicators.hxl IS 'HXL tag';
COMMENT ON COLUMN indicators.hapi IS 'Field of the HDX HAPI that corresponds, where there is one';
COMMENT ON COLUMN indicators.caveat IS 'What a reader must know before using it';
COMMENT ON COLUMN indicators.points IS 'Points that answer it';
