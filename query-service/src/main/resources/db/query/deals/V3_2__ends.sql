-- A deal may count no longer, and have a probability of its own.
ALTER TABLE deal
  ADD COLUMN probability numeric,
  ADD COLUMN merged_into text,
  DROP CONSTRAINT deal_status_check,
  ADD CONSTRAINT deal_status_check CHECK (status IN ('open', 'won', 'lost', 'merged', 'deleted'));
