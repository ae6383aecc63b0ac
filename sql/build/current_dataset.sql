-- title: The datasets that were loaded, each with the newest of its cards
-- reads: ledger.dataset_card, ledger.withdrawal
WITH ranked AS (
    SELECT *, row_number() OVER (PARTITION BY dataset ORDER BY step DESC) AS place
    FROM ledger.dataset_card
    WHERE dataset NOT IN (SELECT name FROM ledger.withdrawal WHERE kind = 'dataset')
)
SELECT dataset, title, publisher, licence, redistribute, about, url, version
FROM ranked
WHERE place = 1
