-- title: Estimates within estimates
-- about: Pairs where one estimate contains the other in place, time and group: never added, the larger of both counts.
CREATE TABLE estimate_within (
    inner_estimate VARCHAR NOT NULL,
    outer_estimate VARCHAR NOT NULL,
    nearness INTEGER NOT NULL CHECK (nearness >= 1),
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE estimate_within IS 'Pairs of estimates of which one contains the other: never added';
COMMENT ON COLUMN estimate_within.inner_estimate IS 'Key of the estimate that is contained';
COMMENT ON COLUMN estimate_within.outer_estimate IS 'Key of the estimate that contains it';
COMMENT ON COLUMN estimate_within.nearness IS '1 for the smallest container of this estimate, 2 for the next …';
COMMENT ON COLUMN estimate_within.reason IS 'In what it is contained: place, period, group, state, or as the text says';
