-- A mapping by its name. shift_days is settled by its first import and stays, whatever becomes of the mapping:
-- otherwise the same file would bring other dates tomorrow.
CREATE TABLE import_mapping (
  name        text PRIMARY KEY,
  yaml        text NOT NULL,
  shift_days  integer,
  changed_by  text NOT NULL,
  changed_at  timestamptz NOT NULL DEFAULT now()
);

-- One file to be imported. The mapping stands in it as it was when the file came: an import that goes on after a
-- crash must read the same rows out of it.
CREATE TABLE import_job (
  id               uuid PRIMARY KEY,
  number           bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  pipeline_id      text NOT NULL,
  imported_by      text NOT NULL,
  mapping_name     text,
  mapping_yaml     text,
  shift_days       integer,
  state            text NOT NULL CHECK (state IN ('receiving', 'queued', 'running', 'done', 'failed')),
  total_rows       bigint,
  touched_at       timestamptz NOT NULL DEFAULT now(),
  run_started_at   timestamptz,
  rows_at_start    bigint NOT NULL DEFAULT 0,
  finished_at      timestamptz
);
CREATE INDEX import_job_unfinished ON import_job (pipeline_id, number)
  WHERE state IN ('receiving', 'queued', 'running');

-- The file as it came, so that any instance can read it; gone once the import is over.
CREATE TABLE import_chunk (
  job_id  uuid NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
  number  integer NOT NULL,
  bytes   bytea NOT NULL,
  PRIMARY KEY (job_id, number)
);
ALTER TABLE import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- How far each lane of an import has come: the row of the file it has handled last, and what became of all up to it.
-- Written with the events of the same rows, and only from the row it expects: a second runner fails here.
CREATE TABLE import_lane (
  job_id       uuid NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
  lane         integer NOT NULL,
  through_row  bigint NOT NULL DEFAULT 0,
  accepted     bigint NOT NULL DEFAULT 0,
  unchanged    bigint NOT NULL DEFAULT 0,
  rejected     bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (job_id, lane)
) WITH (fillfactor = 20);

CREATE TABLE import_problem (
  job_id  uuid NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
  row     bigint NOT NULL,
  line    bigint NOT NULL,
  rule    text NOT NULL,
  field   text NOT NULL,
  detail  text NOT NULL,
  PRIMARY KEY (job_id, row)
);

-- Every row ever decided, by the fingerprint of (pipeline, deal, its number within the deal, its content), and what
-- was decided: it is never decided again. rule, field and detail of a refusal.
CREATE TABLE import_seen (
  fingerprint  bytea PRIMARY KEY,
  rule         text,
  field        text,
  detail       text
);

GRANT SELECT, INSERT, UPDATE ON import_mapping, import_lane TO command_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON import_job TO command_app;
GRANT SELECT, INSERT, DELETE ON import_chunk TO command_app;
GRANT SELECT, INSERT ON import_problem, import_seen TO command_app;
