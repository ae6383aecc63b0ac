-- title: Estimates that cross each other
-- about: All people of a day and the children of its month: neither is part of the other, but they may be the same people. Added up, the narrower group counts only with what it has more.
CREATE TABLE estimate_across (
    inner_estimate VARCHAR NOT NULL,
    outer_estimate VARCHAR NOT NULL
);
COMMENT ON TABLE estimate_across IS 'Pairs of estimates that may speak of the same people, neither being part of the other';
COMMENT ON COLUMN estimate_across.inner_estimate IS 'Key of the one that is smaller in time and place and of a wider group';
COMMENT ON COLUMN estimate_across.outer_estimate IS 'Key of the one that is larger in time and place and of a narrower group';
