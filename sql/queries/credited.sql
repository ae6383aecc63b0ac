-- title: Who stands behind some estimates
-- about: Keys of datasets, and of publishers of texts.
-- takes: estimates
SELECT DISTINCT c.credit
FROM estimate_credit AS c
WHERE c.estimate IN (SELECT unnest($estimates::VARCHAR[]))
ORDER BY c.credit;
