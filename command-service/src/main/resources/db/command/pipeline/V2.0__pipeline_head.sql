-- The newest version of each pipeline. A command on a deal takes its pipeline's row FOR SHARE until its events are
-- stored, so no deal is ever decided on a version that was replaced meanwhile.
CREATE TABLE pipeline_head (
  pipeline_id text   PRIMARY KEY,
  version     bigint NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON pipeline_head TO command_app;
