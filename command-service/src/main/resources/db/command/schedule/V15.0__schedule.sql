-- What falls due, in the form that db-scheduler reads. A row is stored in the commit of the event that gives something to wait
-- for, and goes when the command it leads to is durable. task_instance: the stream, the event's number in it, the item and the
-- time, between bars.
CREATE TABLE scheduled_tasks (
  task_name             text        NOT NULL,
  task_instance         text        NOT NULL,
  task_data             bytea,
  execution_time        timestamptz NOT NULL,
  picked                boolean     NOT NULL,
  picked_by             text,
  last_success          timestamptz,
  last_failure          timestamptz,
  consecutive_failures  integer,
  last_heartbeat        timestamptz,
  version               bigint      NOT NULL,
  priority              smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_picked ON scheduled_tasks (last_heartbeat) WHERE picked;

GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_tasks TO command_app;
