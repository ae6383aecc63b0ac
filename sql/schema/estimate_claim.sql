-- title: Why a claim stands in an estimate
-- about: Each claim of each estimate, what it does there and why.
CREATE TABLE estimate_claim (
    estimate VARCHAR NOT NULL,
    claim VARCHAR NOT NULL,
    role VARCHAR NOT NULL CHECK (role IN ('counted', 'repeat', 'superseded', 'outranked', 'denial', 'zero')),
    reason VARCHAR NOT NULL,
    link VARCHAR NOT NULL,
    score DOUBLE NOT NULL CHECK (score BETWEEN 0 AND 1),
    item VARCHAR
);
COMMENT ON TABLE estimate_claim IS 'Each claim of each estimate, what it does there and why';
COMMENT ON COLUMN estimate_claim.estimate IS 'Key of the estimate';
COMMENT ON COLUMN estimate_claim.claim IS 'Key of the claim';
COMMENT ON COLUMN estimate_claim.role IS 'counted, repeat (said again), superseded (a newer word of the same source), outranked (only weak where others are better), denial or zero';
COMMENT ON COLUMN estimate_claim.reason IS 'Why it has this role, in words';
COMMENT ON COLUMN estimate_claim.link IS 'Why it was merged: anchor, same period, similar period, a day apart, same report, undated';
COMMENT ON COLUMN estimate_claim.score IS 'How much of the two periods is common, 0 to 1';
COMMENT ON COLUMN estimate_claim.item IS 'What its source counts apart, and adds: an event, else a cause or a way; empty where it speaks of the whole';
