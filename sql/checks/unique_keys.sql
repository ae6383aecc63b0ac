-- title: Every key is there once
SELECT 'claim' AS what, claim AS name FROM claim GROUP BY claim HAVING count(*) > 1
UNION ALL
SELECT 'document', document FROM document GROUP BY document HAVING count(*) > 1
UNION ALL
SELECT 'estimate', estimate FROM estimate GROUP BY estimate HAVING count(*) > 1
UNION ALL
SELECT 'source', source FROM source GROUP BY source HAVING count(*) > 1
UNION ALL
SELECT 'region', region FROM region GROUP BY region HAVING count(*) > 1
UNION ALL
SELECT 'point', indicator || ' ' || region || ' ' || period || ' ' || coalesce(CAST(period_start AS VARCHAR), '')
FROM point GROUP BY indicator, region, period, period_start HAVING count(*) > 1
LIMIT 3
