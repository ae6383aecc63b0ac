-- title: No value is infinite or no number
SELECT indicator, region, low, best, high FROM point
WHERE isinf(low) OR isinf(best) OR isinf(high) OR isnan(low) OR isnan(best) OR isnan(high)
LIMIT 3
