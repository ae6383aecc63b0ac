-- title: Documents with words that lead to a facility or a person keep their text back
-- reads: coarse, claim, document
UPDATE document SET text = NULL
WHERE document IN (
    SELECT c.document FROM claim AS c JOIN coarse AS w ON w.claim = c.claim WHERE c.document IS NOT NULL
)
