-- title: What was withdrawn
-- about: Keys only: what a snapshot does not hold, and no comparison with an older one may show.
CREATE TABLE withdrawn (
    kind VARCHAR NOT NULL CHECK (kind IN ('document', 'claim', 'dataset')),
    name VARCHAR NOT NULL
);
COMMENT ON TABLE withdrawn IS 'What was withdrawn; it is nowhere else in this file';
COMMENT ON COLUMN withdrawn.kind IS 'document, claim or dataset';
COMMENT ON COLUMN withdrawn.name IS 'Its key'
