-- How far each partition has been read. Moves in the transaction that applies what was read: after a crash
-- rows and offsets come back together, whatever of them was durable.
CREATE TABLE consumer_offset (
  generation  integer NOT NULL,
  topic       text    NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint  NOT NULL CHECK (next_offset >= 0),
  PRIMARY KEY (generation, topic, partition)
) WITH (fillfactor = 50);

-- The last event applied of each aggregate; the key is the record's. Set aside means: something of it could not be
-- applied, and so nothing after that is.
CREATE TABLE aggregate_progress (
  topic         text   NOT NULL,
  key           text   NOT NULL,
  last_sequence bigint NOT NULL,
  chain         bytea  NOT NULL,
  set_aside     text,
  PRIMARY KEY (topic, key)
) WITH (fillfactor = 80);

CREATE INDEX aggregate_progress_set_aside ON aggregate_progress (topic, key) WHERE set_aside IS NOT NULL;

-- What could not be applied, as it came, and why.
CREATE TABLE dead_letter (
  generation    integer     NOT NULL,
  topic         text        NOT NULL,
  partition     integer     NOT NULL,
  record_offset bigint      NOT NULL,
  key           text,
  value         bytea,
  headers       json        NOT NULL,
  why           text        NOT NULL,
  noted_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (generation, topic, partition, record_offset)
);

GRANT SELECT, INSERT, UPDATE ON consumer_offset, aggregate_progress TO query_app;
GRANT SELECT, INSERT ON dead_letter TO query_app;
