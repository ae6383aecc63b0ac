-- title: Claims with what became of them
-- about: Every figure of a text and every row of a dataset, as it stands there, and what it does in an estimate.
CREATE VIEW claims AS
SELECT
    c.claim,
    c.version,
    c.document,
    c.dataset,
    c.row_key,
    c.dataset_row,
    c.slice,
    c.span_start,
    c.span_end,
    c.quote,
    c.excerpt,
    c.excerpt_start,
    c.measure,
    c.unit,
    c.kind,
    c.population_group,
    c.facility,
    c.bound,
    c.stated_low,
    c.stated_best,
    c.stated_high,
    c.low,
    c.best,
    c.high,
    c.rule,
    c.zero,
    c.status,
    c.country,
    c.region,
    r.name AS region_name,
    c.scope,
    c.locality,
    c.level,
    c.region_method,
    c.origin,
    c.destination,
    c.period_start,
    c.period_end,
    c.precision,
    c.published,
    c.publisher,
    c.originator,
    s.reliability,
    c.originator_name,
    c.chain,
    c.part_of,
    c.same_as,
    c.event,
    c.cause,
    c.sex,
    c.age,
    c.sector,
    c.round,
    c.flags,
    e.estimate,
    coalesce(e.role, 'left out') AS role,
    coalesce(e.reason, l.reason) AS reason
FROM claim AS c
JOIN source AS s ON s.source = c.originator
LEFT JOIN region AS r ON r.region = c.region
LEFT JOIN estimate_claim AS e ON e.claim = c.claim
LEFT JOIN left_out AS l ON l.claim = c.claim;
COMMENT ON VIEW claims IS 'What sources say, word for word: several claims may be about the same people, so never add them up; estimates has each fact once';
COMMENT ON COLUMN claims.claim IS 'Key: hash of document (or dataset), span (or row key) and measure';
COMMENT ON COLUMN claims.version IS 'The reading rules (or the mapping) that made it';
COMMENT ON COLUMN claims.document IS 'Key of the document; empty for a row of a dataset';
COMMENT ON COLUMN claims.dataset IS 'Key of the dataset; empty for a figure of a text';
COMMENT ON COLUMN claims.row_key IS 'Key of the row in its dataset';
COMMENT ON COLUMN claims.dataset_row IS 'Number of the (first) row in its file; the head is row 1 of most';
COMMENT ON COLUMN claims.slice IS 'The part of its dataset that a newer edition replaces whole: a country and year, a round; empty where it replaces row by row';
COMMENT ON COLUMN claims.span_start IS 'Offset of the first character of the quote in the text';
COMMENT ON COLUMN claims.span_end IS 'Offset behind the last character of the quote';
COMMENT ON COLUMN claims.quote IS 'The words that state the number';
COMMENT ON COLUMN claims.excerpt IS 'The sentence around the quote; empty where it may not be passed on';
COMMENT ON COLUMN claims.excerpt_start IS 'Offset of the excerpt in the text';
COMMENT ON COLUMN claims.measure IS 'What is counted: killed, displaced, airstrikes …';
COMMENT ON COLUMN claims.unit IS 'person, household, facility, building, incident, munition or percent';
COMMENT ON COLUMN claims.kind IS 'flow (happened in a period) or stock (was so at a date)';
COMMENT ON COLUMN claims.population_group IS 'Which people: all, civilian, children …';
COMMENT ON COLUMN claims.facility IS 'Which facilities: health, school …; empty where people or incidents are counted';
COMMENT ON COLUMN claims.bound IS 'How the words bound the number: exact, approx, at_least, more_than, at_most, less_than, range or vague';
COMMENT ON COLUMN claims.stated_low IS 'Lowest value as the words state it; empty where they do not';
COMMENT ON COLUMN claims.stated_best IS 'The number as the words state it; empty where they do not';
COMMENT ON COLUMN claims.stated_high IS 'Highest value as the words state it; empty where they do not';
COMMENT ON COLUMN claims.low IS 'Lowest value as read; empty where unknown';
COMMENT ON COLUMN claims.best IS 'Best value as read; empty where the words say nothing of it';
COMMENT ON COLUMN claims.high IS 'Highest value as read; empty where there is no upper bound';
COMMENT ON COLUMN claims.rule IS 'The rule that read the words as this interval';
COMMENT ON COLUMN claims.zero IS 'True where the text reports that there were none';
COMMENT ON COLUMN claims.status IS 'reported, feared, denied or hypothetical; only reported figures are counted';
COMMENT ON COLUMN claims.country IS 'ISO 3166-1 alpha-3 code of the country; empty where unknown';
COMMENT ON COLUMN claims.region IS 'P-code of the smallest region that holds all of it; empty where unresolved';
COMMENT ON COLUMN claims.region_name IS 'Name of the region, in English';
COMMENT ON COLUMN claims.scope IS 'P-codes that the text names; more than one where the figure is shared between them';
COMMENT ON COLUMN claims.locality IS 'Places that the text names and the gazetteer does not place';
COMMENT ON COLUMN claims.level IS 'Level of region';
COMMENT ON COLUMN claims.region_method IS 'How the region was found: exact, alias …, shared, country or unresolved';
COMMENT ON COLUMN claims.origin IS 'P-code that people left, for movements';
COMMENT ON COLUMN claims.destination IS 'P-code that people reached, for movements';
COMMENT ON COLUMN claims.period_start IS 'First day of the period; of a stock, the day it was so';
COMMENT ON COLUMN claims.period_end IS 'Last day of the period, included';
COMMENT ON COLUMN claims.precision IS 'day, week, month, year, range, long (over a year), report (a stock dated by its report) or unresolved';
COMMENT ON COLUMN claims.published IS 'Day on which it was published';
COMMENT ON COLUMN claims.publisher IS 'Who printed it, a key of source';
COMMENT ON COLUMN claims.originator IS 'Who counted, a key of source: relays of one originator are one source';
COMMENT ON COLUMN claims.reliability IS 'How the one who counted works: verified, fair, weak or discounted';
COMMENT ON COLUMN claims.originator_name IS 'Who counted, as the text names them';
COMMENT ON COLUMN claims.chain IS 'All who are credited, the one who counted first, as the text names them';
COMMENT ON COLUMN claims.part_of IS 'Claim of the same document that contains this one';
COMMENT ON COLUMN claims.same_as IS 'Claim of the same document that states the same fact in another unit';
COMMENT ON COLUMN claims.event IS 'Key of the event at its publisher, for rows of datasets';
COMMENT ON COLUMN claims.cause IS 'What caused it, in the words of its publisher, for rows of datasets';
COMMENT ON COLUMN claims.sex IS 'f or m, for rows of datasets that tell it';
COMMENT ON COLUMN claims.age IS 'Range of ages such as 0-17, for rows of datasets that tell it';
COMMENT ON COLUMN claims.sector IS 'Sector of need, for rows of datasets that tell it';
COMMENT ON COLUMN claims.round IS 'Round of an assessment, for rows of datasets that tell it';
COMMENT ON COLUMN claims.flags IS 'What was repaired or looks wrong, and what it is: order_violation, implausible, running_total (of all up to the end) …';
COMMENT ON COLUMN claims.estimate IS 'Estimate that holds it; empty where it was left out';
COMMENT ON COLUMN claims.role IS 'counted, repeat, superseded, outranked, denial, zero or left out';
COMMENT ON COLUMN claims.reason IS 'Why it has this role, in words';
