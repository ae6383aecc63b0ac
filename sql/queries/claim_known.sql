-- title: Whether a claim is there
-- about: Asked before a correction is taken.
-- takes: claim
SELECT c.claim FROM claim AS c WHERE c.claim = $claim;
