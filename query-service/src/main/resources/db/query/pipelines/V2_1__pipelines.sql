-- The newest version of each pipeline.
CREATE TABLE pipeline (
  id         text   PRIMARY KEY,
  version    bigint NOT NULL,
  definition json   NOT NULL,
  position   bigint NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON pipeline TO query_app;
