-- title: Regions of a claim
-- about: Every place that a claim names, and what it is to it.
CREATE TABLE claim_region (
    claim VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    role VARCHAR NOT NULL CHECK (role IN ('at', 'shared', 'origin', 'destination')),
    name VARCHAR NOT NULL,
    country VARCHAR,
    region VARCHAR,
    level INTEGER,
    method VARCHAR NOT NULL
);
COMMENT ON TABLE claim_region IS 'Every place that a claim of a text names; of a row of a dataset those that the claim itself does not say: unresolved or coarser ones, and the ends of a movement';
COMMENT ON COLUMN claim_region.claim IS 'Key of the claim';
COMMENT ON COLUMN claim_region.position IS 'Order in the text, from 0';
COMMENT ON COLUMN claim_region.role IS 'at, shared (one figure for several regions, never split), origin or destination';
COMMENT ON COLUMN claim_region.name IS 'Name as the text gives it';
COMMENT ON COLUMN claim_region.country IS 'ISO 3166-1 alpha-3 code of the country';
COMMENT ON COLUMN claim_region.region IS 'P-code; empty where unresolved';
COMMENT ON COLUMN claim_region.level IS 'Level of the region';
COMMENT ON COLUMN claim_region.method IS 'How the gazetteer found it';
