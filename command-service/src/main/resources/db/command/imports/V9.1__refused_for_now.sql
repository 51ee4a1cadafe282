-- effect: 'unchanged' where a row said what was so already; older rows do not say it, and count as having had one.
-- deal_events: of a row refused for something outside the file and the deal, as a rate that is missing, how many events
-- the deal had. It may be decided again for as long as the deal still has as many.
ALTER TABLE import_seen ADD COLUMN effect text, ADD COLUMN deal_events bigint;
GRANT UPDATE (rule, field, detail, effect, deal_events) ON import_seen TO command_app;

-- The deals of a running import of which a row was let in that had been refused before: the rows after it are decided
-- again, also by whoever takes the import up after a crash.
CREATE TABLE import_retold (
  job_id   uuid NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
  deal_id  text NOT NULL,
  PRIMARY KEY (job_id, deal_id)
);
GRANT SELECT, INSERT, DELETE ON import_retold TO command_app;
