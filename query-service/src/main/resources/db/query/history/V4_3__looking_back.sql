-- Looking back at a pipeline reads what led nowhere too: a change of amount, or of owner.
CREATE INDEX happening_of_pipeline ON deal_history (pipeline_id, position) WHERE kind IS NULL;
