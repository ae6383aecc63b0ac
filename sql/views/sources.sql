-- title: Sources
-- about: Who counted and who printed.
CREATE VIEW sources AS
SELECT
    s.source,
    s.name,
    s.kind,
    s.reliability,
    s.party,
    s.redistribute,
    s.claims,
    s.documents
FROM source AS s;
COMMENT ON VIEW sources IS 'Who counted (originators) and who printed (publishers), one row for each family of names';
COMMENT ON COLUMN sources.source IS 'Key of the family, such as sohr';
COMMENT ON COLUMN sources.name IS 'Name for people';
COMMENT ON COLUMN sources.kind IS 'monitor, un, government, military, armed_group, ngo, health, agency, media, expert, unnamed or other';
COMMENT ON COLUMN sources.reliability IS 'verified (checks each case), fair, weak (unnamed or without means to count) or discounted (never counted)';
COMMENT ON COLUMN sources.party IS 'Countries (ISO 3166-1 alpha-3) in whose conflict it takes part: its own word does not set a best';
COMMENT ON COLUMN sources.redistribute IS 'What may be passed on of its texts: yes, excerpt (the sentence only), aggregate (sums only) or no';
COMMENT ON COLUMN sources.claims IS 'Claims that it counted';
COMMENT ON COLUMN sources.documents IS 'Documents that it published';
