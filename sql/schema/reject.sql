-- title: Rows of datasets that were not counted
-- about: Counted by reason; each single row is listed by the command humetrics sources rejects.
CREATE TABLE reject (
    dataset VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    column_name VARCHAR,
    reason VARCHAR NOT NULL,
    by_rule BOOLEAN NOT NULL,
    rows BIGINT NOT NULL,
    first_row BIGINT NOT NULL,
    first_value VARCHAR
);
COMMENT ON TABLE reject IS 'Rows of datasets that were not counted, by reason';
COMMENT ON COLUMN reject.dataset IS 'Key of the dataset';
COMMENT ON COLUMN reject.sheet IS 'Sheet of the workbook; empty for other files';
COMMENT ON COLUMN reject.column_name IS 'Column that is the reason; empty where the whole row is';
COMMENT ON COLUMN reject.reason IS 'Why';
COMMENT ON COLUMN reject.by_rule IS 'True where a rule of the card leaves such rows out; false where something is wrong with the row';
COMMENT ON COLUMN reject.rows IS 'How many rows';
COMMENT ON COLUMN reject.first_row IS 'Number of the first of them';
COMMENT ON COLUMN reject.first_value IS 'What stands there; empty where the publisher does not let it be passed on'
