-- title: Estimates that were nearly one
-- about: For each estimate the nearest clusters of the same subject and place that stayed apart, and why; at most three.
CREATE TABLE estimate_near (
    estimate VARCHAR NOT NULL,
    other VARCHAR NOT NULL,
    score DOUBLE NOT NULL CHECK (score BETWEEN 0 AND 1),
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE estimate_near IS 'Estimates that were nearly one, and why they stayed apart';
COMMENT ON COLUMN estimate_near.estimate IS 'Key of an estimate';
COMMENT ON COLUMN estimate_near.other IS 'Key of the estimate that it was nearly joined with';
COMMENT ON COLUMN estimate_near.score IS 'How near they were: how much of the two periods is common, 0 to 1';
COMMENT ON COLUMN estimate_near.reason IS 'Why they stayed apart, in words';
