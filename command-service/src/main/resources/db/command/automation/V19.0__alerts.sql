-- Rules about alerts. What they do has no place among positions: runs are listed in the order they were written down in.
ALTER TABLE automation_run
  ALTER COLUMN position DROP NOT NULL, -- of an event; none for an alert, whose id then stands in event_id
  ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
DROP INDEX automation_run_newest;
CREATE INDEX automation_run_newest ON automation_run (automation_id, number DESC);

-- Whether the newest version is in force and about alerts: without such a rule none are read.
ALTER TABLE automation ADD COLUMN stalled boolean NOT NULL DEFAULT false;
CREATE INDEX automation_about_stalls ON automation (id) WHERE stalled;

-- How far alerts have been read. Moved in the commit of what was done, and only by whoever read on from there.
CREATE TABLE automation_alerts_read (
  partition    integer PRIMARY KEY,
  next_offset  bigint  NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON automation_alerts_read TO command_app;
