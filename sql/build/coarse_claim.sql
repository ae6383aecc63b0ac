-- title: Claims that lead to a facility or a person stand at level 1, without words or row
-- reads: coarse, claim
UPDATE claim SET
    region = w.region, level = w.level, scope = CASE WHEN w.region IS NULL THEN [] ELSE [w.region] END,
    locality = NULL, origin = NULL, destination = NULL, quote = NULL, excerpt = NULL,
    excerpt_start = NULL, row_key = NULL, dataset_row = NULL, flags = list_append(claim.flags, 'coarse')
FROM coarse AS w
WHERE w.claim = claim.claim
