-- A deal may leave a pipeline other than by an outcome.
ALTER TABLE deal_history
  ADD COLUMN from_pipeline text,
  DROP CONSTRAINT deal_history_kind_check,
  ADD CONSTRAINT deal_history_kind_check
    CHECK (kind IN ('opened', 'moved', 'won', 'lost', 'reopened', 'handed_off', 'merged', 'deleted'));

CREATE INDEX transition_out_of_pipeline ON deal_history (from_pipeline, position DESC) WHERE from_pipeline IS NOT NULL;
