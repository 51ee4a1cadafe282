-- Every version of every goal. Only ever added to: so one can look back at what was meant to be reached.
CREATE TABLE goal_version (
  id          text        NOT NULL,
  version     bigint      NOT NULL,
  metric      text        NOT NULL,
  target      numeric     NOT NULL,
  period      text        NOT NULL,
  pipeline_id text        NOT NULL,
  team        text,
  owner       text,
  figure      text,
  item        text,
  occurred_at timestamptz NOT NULL,
  position    bigint      NOT NULL UNIQUE,
  PRIMARY KEY (id, version)
);

GRANT SELECT, INSERT ON goal_version TO query_app;

-- Goals were passed over until now, and are read again from the first.
DELETE FROM consumer_offset WHERE topic = 'goal-events';
DELETE FROM aggregate_progress WHERE topic = 'goal-events';
