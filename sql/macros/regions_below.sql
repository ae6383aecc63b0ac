-- title: A region and all below it
-- about: The subtree of a region, to join with.
CREATE MACRO regions_below(top) AS TABLE
SELECT r.*, u.steps
FROM region_up AS u
JOIN regions AS r ON r.region = u.region
WHERE u.above = top;
COMMENT ON MACRO TABLE regions_below IS 'A region (P-code) and all regions below it: the columns of regions, and steps, 0 for the region itself';
