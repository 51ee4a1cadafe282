-- Whether an import only says what would become of its rows. It has one lane, whose through_row counts the passes over
-- the file that are done.
ALTER TABLE import_job ADD COLUMN dry_run boolean NOT NULL DEFAULT false;
