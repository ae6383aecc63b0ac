-- title: Points with names
-- about: Every ready answer with the names of its region and indicator: the first table to look at.
CREATE VIEW points AS
SELECT
    p.indicator, i.title, p.region, r.name AS region_name, r.country, r.level,
    p.period, p.period_start, p.period_end, p.low, p.best, p.high, p.floor, p.bound, p.unit,
    p.open, p.parts, p.sources, p.claims, p.contested, p.grade, p.breach, p.dated,
    p.denominator_dated, p.denominator, p.covered, p.regions,
    p.baseline
FROM point AS p
JOIN indicator AS i ON i.indicator = p.indicator
JOIN region AS r ON r.region = p.region;
COMMENT ON VIEW points IS 'Every ready answer with the names of its region and indicator; never add up its rows: regions and periods contain each other';
COMMENT ON COLUMN points.indicator IS 'Code of the indicator';
COMMENT ON COLUMN points.title IS 'Name of the indicator for people';
COMMENT ON COLUMN points.region IS 'P-code; the regions below are included';
COMMENT ON COLUMN points.region_name IS 'Name of the region, in English';
COMMENT ON COLUMN points.country IS 'ISO 3166-1 alpha-3 code of the country';
COMMENT ON COLUMN points.level IS 'Level of the region';
COMMENT ON COLUMN points.period IS 'all, year or month (day and week are computed when asked)';
COMMENT ON COLUMN points.period_start IS 'First day; empty where nothing behind it is dated';
COMMENT ON COLUMN points.period_end IS 'Last day, included';
COMMENT ON COLUMN points.low IS 'Lowest value; empty where unknown';
COMMENT ON COLUMN points.best IS 'Best value; empty where unknown';
COMMENT ON COLUMN points.high IS 'Highest value; empty where there is no upper bound';
COMMENT ON COLUMN points.floor IS 'Sum of the highest credible lower bounds';
COMMENT ON COLUMN points.bound IS 'closed, open_above (no high), open_below (no low) or open (neither)';
COMMENT ON COLUMN points.unit IS 'Unit, in the grammar of metrics/units.txt';
COMMENT ON COLUMN points.open IS 'Parts whose high is unknown';
COMMENT ON COLUMN points.parts IS 'Estimates that were added';
COMMENT ON COLUMN points.sources IS 'Independent sources behind it';
COMMENT ON COLUMN points.claims IS 'Claims behind it';
COMMENT ON COLUMN points.contested IS 'Contested estimates among the parts';
COMMENT ON COLUMN points.grade IS 'The weakest grade among the parts; contested where one is';
COMMENT ON COLUMN points.breach IS 'Of the threshold: breached (low beyond it), possible (high beyond it or open), unknown (no number or no baseline) or no; empty without a threshold';
COMMENT ON COLUMN points.dated IS 'Newest day that the parts speak of; of a stock, its date';
COMMENT ON COLUMN points.denominator_dated IS 'Date of the denominator, for ratios; the middle of the year where only that is known';
COMMENT ON COLUMN points.denominator IS 'Where a population under a ratio comes from: reports, or the source and year of a table';
COMMENT ON COLUMN points.covered IS 'Of a stock added up from regions below: how many of those right below are in it; empty where it is the own report of the region, and for events';
COMMENT ON COLUMN points.regions IS 'How many regions lie right below, where covered is given; 1 where there are none: the region itself';
COMMENT ON COLUMN points.baseline IS 'What a relative threshold is a multiple of, where it is known';
