-- title: Sources
-- about: Who counted (originators) and who printed (publishers), families folded into one row.
CREATE TABLE source (
    source VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    reliability VARCHAR NOT NULL CHECK (reliability IN ('verified', 'fair', 'weak', 'discounted')),
    party VARCHAR[] NOT NULL,
    redistribute VARCHAR NOT NULL CHECK (redistribute IN ('yes', 'excerpt', 'aggregate', 'no')),
    claims BIGINT NOT NULL,
    documents BIGINT NOT NULL
);
COMMENT ON TABLE source IS 'Who counted and who printed: one row for each family of names (SOHR is Rami Abdulrahman)';
COMMENT ON COLUMN source.source IS 'Key of the family, such as sohr';
COMMENT ON COLUMN source.name IS 'Name for people';
COMMENT ON COLUMN source.kind IS 'monitor, un, government, military, armed_group, ngo, health, agency, media, expert, unnamed or other';
COMMENT ON COLUMN source.reliability IS 'verified (checks each case), fair, weak (unnamed or without means to count) or discounted (never counted)';
COMMENT ON COLUMN source.party IS 'Countries (ISO 3166-1 alpha-3) in whose conflict it takes part: its own word does not set a best';
COMMENT ON COLUMN source.redistribute IS 'What may be passed on of its texts: yes, excerpt (the sentence only), aggregate (sums only) or no';
COMMENT ON COLUMN source.claims IS 'Claims that it counted';
COMMENT ON COLUMN source.documents IS 'Documents that it published';
