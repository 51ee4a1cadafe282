-- Every event that happened to something else than a deal, as it was published: with the history of deals, all links of the
-- chain. Only ever added to.
CREATE TABLE other_event (
  position        bigint PRIMARY KEY,
  kind            text   NOT NULL, -- of what it happened to
  key             text   NOT NULL,
  sequence        bigint NOT NULL,
  event_id        text   NOT NULL,
  type            text   NOT NULL,
  recorded_at     text   NOT NULL, -- the text the chains are computed over
  actor           text   NOT NULL,
  command_id      text   NOT NULL,
  correlation_id  text   NOT NULL,
  chain           bytea  NOT NULL,
  aggregate_chain bytea  NOT NULL,
  data            json   NOT NULL,
  UNIQUE (kind, key, sequence)
);

GRANT SELECT, INSERT ON other_event TO query_app;
