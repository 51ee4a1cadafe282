-- Lists by source, and which sources there are, run along it.
CREATE INDEX deal_of_source ON deal (source, opened_position DESC) WHERE source IS NOT NULL;
