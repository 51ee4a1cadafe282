-- The event store. Rows of event are for ever: the service's role may add and read them, and nobody changes them.

-- CACHE 1: numbers are given in the order in which they are asked for, also by different connections.
CREATE SEQUENCE event_index AS bigint CACHE 1;

CREATE TABLE event (
  global_index     bigint PRIMARY KEY DEFAULT nextval('event_index'),
  event_id         text   NOT NULL UNIQUE,
  aggregate_id     text   NOT NULL,
  sequence         bigint NOT NULL CHECK (sequence >= 0),
  aggregate_type   text   NOT NULL CHECK (aggregate_id LIKE aggregate_type || ':_%'),
  recorded_at      text   NOT NULL,
  payload_type     text   NOT NULL,
  payload_revision text,
  payload          bytea  NOT NULL,
  metadata         bytea  NOT NULL,
  UNIQUE (aggregate_id, sequence)
);
ALTER SEQUENCE event_index OWNED BY event.global_index;

-- Events that have no position yet. An event stands here from the commit that stored it, however late that commit is,
-- so whoever reads this table by presence can miss none.
CREATE TABLE outbox (
  global_index bigint PRIMARY KEY
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE FUNCTION event_to_outbox() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
BEGIN
  INSERT INTO public.outbox (global_index) SELECT global_index FROM appended;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION event_to_outbox() FROM PUBLIC;

CREATE TRIGGER event_to_outbox AFTER INSERT ON event
  REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION event_to_outbox();

-- The place of each event among all of them: 1, 2, 3, … without a hole; and the two running hashes up to it.
CREATE TABLE event_position (
  position     bigint PRIMARY KEY CHECK (position > 0),
  global_index bigint NOT NULL UNIQUE REFERENCES event,
  chain        bytea  NOT NULL CHECK (octet_length(chain) = 32),
  deal_chain   bytea  NOT NULL CHECK (octet_length(deal_chain) = 32)
);

-- Where the numbering goes on. Whoever numbers locks this one row first, so two can never number at once.
CREATE TABLE event_counter (
  one           boolean PRIMARY KEY DEFAULT true CHECK (one),
  next_position bigint  NOT NULL DEFAULT 1,
  chain         bytea   NOT NULL DEFAULT decode(repeat('00', 32), 'hex') CHECK (octet_length(chain) = 32),
  epoch         bigint  NOT NULL DEFAULT 0
);
INSERT INTO event_counter DEFAULT VALUES;

GRANT SELECT, INSERT ON event TO command_app;
GRANT USAGE ON SEQUENCE event_index TO command_app;

GRANT SELECT ON event TO command_sequencer;
GRANT SELECT, DELETE ON outbox TO command_sequencer;
GRANT SELECT, INSERT ON event_position TO command_sequencer;
GRANT SELECT, UPDATE ON event_counter TO command_sequencer;
