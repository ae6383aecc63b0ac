-- title: About this snapshot
-- about: Versions and counts. data_version is a hash of the content, so equal content has an equal version.
CREATE TABLE meta (
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE meta IS 'About this snapshot: data_version, built_at, schema, rules, policy, counts';
COMMENT ON COLUMN meta.name IS 'data_version (hash of the content), built_at, schema, rules, policy, documents, claims, estimates, points';
COMMENT ON COLUMN meta.value IS 'Its value, as text';
