-- title: Whom to name for an estimate
-- about: The datasets and the publishers of texts behind each estimate, each once.
CREATE TABLE estimate_credit (
    estimate VARCHAR NOT NULL,
    credit VARCHAR NOT NULL
);
COMMENT ON TABLE estimate_credit IS 'Whom to name for an estimate';
COMMENT ON COLUMN estimate_credit.estimate IS 'Key of the estimate';
COMMENT ON COLUMN estimate_credit.credit IS 'Key of a dataset, or of a publisher of texts'
