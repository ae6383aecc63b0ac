-- title: About the snapshot
-- about: Versions and counts, as names and values.
SELECT name, value FROM meta ORDER BY name;
