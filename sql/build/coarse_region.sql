-- title: The names of places that lead to a facility or a person are left out
-- reads: coarse, claim_region
DELETE FROM claim_region WHERE claim IN (SELECT claim FROM coarse)
