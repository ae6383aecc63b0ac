-- title: Each region with every region above it
-- about: The closure of region.parent, itself included: join through it to add up a subtree.
CREATE TABLE region_up (
    region VARCHAR NOT NULL,
    above VARCHAR NOT NULL,
    steps INTEGER NOT NULL CHECK (steps >= 0)
);
COMMENT ON TABLE region_up IS 'Each region with itself and every region above it';
COMMENT ON COLUMN region_up.region IS 'P-code of the region below';
COMMENT ON COLUMN region_up.above IS 'P-code of the same region or one above it';
COMMENT ON COLUMN region_up.steps IS 'Steps from the one to the other; 0 for the region itself';
