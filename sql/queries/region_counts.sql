-- title: What is known of one region
-- about: Claims that name the region or one below, days they speak of, and the regions directly below.
-- takes: region
SELECT
    (SELECT count(DISTINCT c.claim) FROM claim AS c INNER JOIN region_up AS u ON u.region = c.region WHERE u.above = $region) AS claims,
    (SELECT min(c.period_start) FROM claim AS c INNER JOIN region_up AS u ON u.region = c.region WHERE u.above = $region) AS first_day,
    (SELECT max(c.period_end) FROM claim AS c INNER JOIN region_up AS u ON u.region = c.region WHERE u.above = $region) AS last_day,
    (SELECT count(*) FROM region AS r WHERE r.parent = $region) AS children;
