-- What long histories led to, in the place of their beginning. Nothing is lost with these rows: they are made of events.
CREATE TABLE snapshot (
  aggregate_id text    PRIMARY KEY,
  revision     integer NOT NULL,
  sequence     bigint  NOT NULL CHECK (sequence >= 0),
  state        text    NOT NULL,
  facts        text    NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON snapshot TO command_app;
