-- title: What was not read or not counted
-- about: Rows of datasets that were not counted, with the title of the dataset.
CREATE VIEW rejects AS
SELECT
    j.dataset,
    d.title AS dataset_title,
    j.sheet,
    j.column_name,
    j.reason,
    j.by_rule,
    j.rows,
    j.first_row,
    j.first_value
FROM reject AS j
LEFT JOIN dataset AS d ON d.dataset = j.dataset;
COMMENT ON VIEW rejects IS 'Rows of datasets that were not counted, by reason; claims that no estimate holds stand in claims with the role left out';
COMMENT ON COLUMN rejects.dataset IS 'Key of the dataset';
COMMENT ON COLUMN rejects.dataset_title IS 'Title of the dataset';
COMMENT ON COLUMN rejects.sheet IS 'Sheet of the workbook; empty for other files';
COMMENT ON COLUMN rejects.column_name IS 'Column that is the reason; empty where the whole row is';
COMMENT ON COLUMN rejects.reason IS 'Why';
COMMENT ON COLUMN rejects.by_rule IS 'True where a rule of the card leaves such rows out; false where something is wrong with the row';
COMMENT ON COLUMN rejects.rows IS 'How many rows';
COMMENT ON COLUMN rejects.first_row IS 'Number of the first of them';
COMMENT ON COLUMN rejects.first_value IS 'What stands there; empty where the publisher does not let it be passed on';
