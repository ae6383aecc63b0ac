-- title: Indicators
-- about: The catalogue, from the headers of sql/indicators.
CREATE TABLE indicator (
    indicator VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    definition VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    aggregation VARCHAR NOT NULL,
    numerator VARCHAR,
    denominator VARCHAR,
    threshold VARCHAR,
    baseline VARCHAR,
    threshold_source VARCHAR,
    threshold_edition VARCHAR,
    hxl VARCHAR,
    hapi VARCHAR,
    caveat VARCHAR
);
COMMENT ON TABLE indicator IS 'The catalogue of indicators';
COMMENT ON COLUMN indicator.indicator IS 'Code, such as CAS-01';
COMMENT ON COLUMN indicator.title IS 'Name for people';
COMMENT ON COLUMN indicator.definition IS 'What it counts, in plain words';
COMMENT ON COLUMN indicator.unit IS 'Unit, in the grammar of metrics/units.txt';
COMMENT ON COLUMN indicator.kind IS 'flow, stock or ratio';
COMMENT ON COLUMN indicator.aggregation IS 'How parts become one number';
COMMENT ON COLUMN indicator.numerator IS 'What is divided, for ratios';
COMMENT ON COLUMN indicator.denominator IS 'What it is divided by, for ratios';
COMMENT ON COLUMN indicator.threshold IS 'Operator and value from which it is alarming; several joined by or';
COMMENT ON COLUMN indicator.baseline IS 'What the value is a multiple of, where the threshold is relative';
COMMENT ON COLUMN indicator.threshold_source IS 'Who set the threshold';
COMMENT ON COLUMN indicator.threshold_edition IS 'In which edition';
COMMENT ON COLUMN indicator.hxl IS 'HXL tag';
COMMENT ON COLUMN indicator.hapi IS 'Field of the HDX HAPI that corresponds, where there is one';
COMMENT ON COLUMN indicator.caveat IS 'What a reader must know before using it';
