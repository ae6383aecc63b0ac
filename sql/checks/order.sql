-- title: low <= best <= high, floor <= high
SELECT estimate AS what, low, best, high FROM estimate
WHERE low > best OR best > high OR low > high OR floor > high
UNION ALL
SELECT indicator || ' ' || region AS what, low, best, high FROM point
WHERE low > best OR best > high OR low > high
LIMIT 3
