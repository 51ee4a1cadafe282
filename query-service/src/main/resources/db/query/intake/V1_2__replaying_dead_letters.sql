-- A dead letter is offered again once its cause is mended. What came, and why it was set aside then, stays as it was noted.
ALTER TABLE dead_letter
  ADD COLUMN number     bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  ADD COLUMN sequence   bigint GENERATED ALWAYS AS (
    CASE WHEN headers ->> 'ce_sequence' ~ '^[0-9]{1,18}$' THEN (headers ->> 'ce_sequence')::bigint END) STORED,
  ADD COLUMN tries      integer NOT NULL DEFAULT 0,
  ADD COLUMN tried_at   timestamptz,
  ADD COLUMN still      text,
  ADD COLUMN settled_at timestamptz;

CREATE INDEX dead_letter_waiting ON dead_letter (topic, key, sequence) WHERE settled_at IS NULL;

GRANT UPDATE (tries, tried_at, still, settled_at) ON dead_letter TO query_app;
