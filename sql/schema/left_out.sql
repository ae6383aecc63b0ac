-- title: Claims that no estimate holds
-- about: Every claim that is not part of an estimate, and why. Kept and shown, never counted.
CREATE TABLE left_out (
    claim VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE left_out IS 'Every claim that no estimate holds, and why';
COMMENT ON COLUMN left_out.claim IS 'Key of the claim';
COMMENT ON COLUMN left_out.reason IS 'feared, hypothetical, denied, implausible, imputed, percent, discounted source, part by sex, age or sector (of a whole that is counted, or that nobody gives), same fact in another unit, or part of a claim of the same scope';
