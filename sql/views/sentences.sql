-- title: Claims with their sentences
-- about: Every claim with who counted, who printed it, its sentence and what became of it.
CREATE VIEW sentences AS
SELECT
    c.claim, c.measure, c.unit, c.kind, c.population_group, c.facility, c.low, c.best, c.high,
    c.bound, c.status, c.country, c.region, r.name AS region_name, c.locality, c.period_start,
    c.period_end, s.name AS originator, s.reliability, d.publisher, c.published, d.title, d.url,
    c.quote, c.excerpt, c.document, c.span_start, c.span_end,
    coalesce(e.role, 'left out') AS role,
    coalesce(e.reason, l.reason) AS reason,
    e.estimate
FROM claim AS c
JOIN source AS s ON s.source = c.originator
LEFT JOIN region AS r ON r.region = c.region
LEFT JOIN document AS d ON d.document = c.document
LEFT JOIN estimate_claim AS e ON e.claim = c.claim
LEFT JOIN left_out AS l ON l.claim = c.claim;
COMMENT ON VIEW sentences IS 'Every claim with who counted, who printed it, its sentence and what became of it';
COMMENT ON COLUMN sentences.claim IS 'Key: hash of document (or dataset), span (or row key) and measure';
COMMENT ON COLUMN sentences.measure IS 'What is counted: killed, displaced, airstrikes …';
COMMENT ON COLUMN sentences.unit IS 'person, household, facility, building, incident, munition or percent';
COMMENT ON COLUMN sentences.kind IS 'flow (happened in a period) or stock (was so at a date)';
COMMENT ON COLUMN sentences.population_group IS 'Which people: all, civilian, children …';
COMMENT ON COLUMN sentences.facility IS 'Which facilities: health, school …; empty where people or incidents are counted';
COMMENT ON COLUMN sentences.low IS 'Lowest value as read; empty where unknown';
COMMENT ON COLUMN sentences.best IS 'Best value as read; empty where the words say nothing of it';
COMMENT ON COLUMN sentences.high IS 'Highest value as read; empty where there is no upper bound';
COMMENT ON COLUMN sentences.bound IS 'How the words bound the number: exact, approx, at_least, more_than, at_most, less_than, range or vague';
COMMENT ON COLUMN sentences.status IS 'reported, feared, denied or hypothetical; only reported figures are counted';
COMMENT ON COLUMN sentences.country IS 'ISO 3166-1 alpha-3 code of the country';
COMMENT ON COLUMN sentences.region IS 'P-code of the smallest region that holds all of it; empty where unresolved';
COMMENT ON COLUMN sentences.region_name IS 'Name of the region, in English';
COMMENT ON COLUMN sentences.locality IS 'Places that the text names and the gazetteer does not place';
COMMENT ON COLUMN sentences.period_start IS 'First day of the period; of a stock, the day it was so';
COMMENT ON COLUMN sentences.period_end IS 'Last day of the period, included';
COMMENT ON COLUMN sentences.originator IS 'Who counted, name for people';
COMMENT ON COLUMN sentences.reliability IS 'verified (checks each case), fair, weak (unnamed or without means to count) or discounted (never counted)';
COMMENT ON COLUMN sentences.publisher IS 'Who printed it, a key of source';
COMMENT ON COLUMN sentences.published IS 'Day on which it was published';
COMMENT ON COLUMN sentences.title IS 'Headline of the document';
COMMENT ON COLUMN sentences.url IS 'Address';
COMMENT ON COLUMN sentences.quote IS 'The words that state the number';
COMMENT ON COLUMN sentences.excerpt IS 'The sentence around the quote; empty where it may not be passed on';
COMMENT ON COLUMN sentences.document IS 'Key of the document; empty for a row of a dataset';
COMMENT ON COLUMN sentences.span_start IS 'Offset of the first character of the quote in the text';
COMMENT ON COLUMN sentences.span_end IS 'Offset behind the last character of the quote';
COMMENT ON COLUMN sentences.role IS 'counted, repeat, superseded, outranked, denial, zero or left out';
COMMENT ON COLUMN sentences.reason IS 'Why it has this role, in words';
COMMENT ON COLUMN sentences.estimate IS 'Key of the estimate';
