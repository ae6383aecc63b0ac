-- title: A stock of some of the regions below has no upper bound
SELECT region, measure, period, covered, regions, high FROM total
WHERE covered < regions AND high IS NOT NULL
LIMIT 3
