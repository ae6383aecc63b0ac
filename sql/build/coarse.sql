-- title: What leads to a facility or a person is lifted to level 1
-- about: Such claims lose their words, their row and the names of their places; documents that they stand in, their text.
-- reads: coarse_claim, claim, claim_region, document
UPDATE document SET text = NULL
WHERE document IN (
    SELECT c.document FROM claim AS c JOIN coarse_claim AS w ON w.claim = c.claim WHERE c.document IS NOT NULL
);
DELETE FROM claim_region WHERE claim IN (SELECT claim FROM coarse_claim);
UPDATE claim SET
    region = w.region, level = w.level, scope = CASE WHEN w.region IS NULL THEN [] ELSE [w.region] END,
    locality = NULL, origin = NULL, destination = NULL, quote = NULL, excerpt = NULL,
    excerpt_start = NULL, row_key = NULL, dataset_row = NULL,
    flags = list_append(claim.flags, 'coarse')
FROM coarse_claim AS w
WHERE w.claim = claim.claim
