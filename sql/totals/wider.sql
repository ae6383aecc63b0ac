-- title: Which estimates are judged anew, because sources count more within them
-- about: One row for each part; `wider` is alike where the same sources count the same within.
-- reads: taken_in
WITH said AS (
    SELECT
        place, number,
        list({'o': originator, 'l': low, 'b': best, 'h': high} ORDER BY originator) AS words
    FROM taken_in
    GROUP BY place, number
)
SELECT place, number, min(place) OVER (PARTITION BY number, words) AS wider FROM said
