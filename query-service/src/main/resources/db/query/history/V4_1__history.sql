-- Every event of every deal, as it was published, and what a transition among them meant. Only ever added to.
CREATE TABLE deal_history (
  position         bigint      PRIMARY KEY,
  deal_id          text        NOT NULL,
  sequence         bigint      NOT NULL,
  event_id         text        NOT NULL,
  type             text        NOT NULL,
  occurred_at      timestamptz NOT NULL,
  recorded_at      text        NOT NULL, -- the text the chains are computed over
  actor            text        NOT NULL,
  command_id       text        NOT NULL,
  correlation_id   text        NOT NULL,
  chain            bytea       NOT NULL,
  deal_chain       bytea       NOT NULL,
  data             json        NOT NULL,
  -- of a transition:
  kind             text        CHECK (kind IN ('opened', 'moved', 'won', 'lost', 'reopened')),
  deal_name        text,
  pipeline_id      text,
  pipeline_version integer,
  from_stage       text,
  to_stage         text,
  direction        text        CHECK (direction IN ('forward', 'backward')),
  skipped          integer,
  visit            integer,
  dwell_ms         bigint,
  owner            text,
  team             text,
  source           text,
  reason           text,
  via              text,
  UNIQUE (deal_id, sequence)
);

CREATE INDEX transition_of_pipeline ON deal_history (pipeline_id, position DESC) WHERE kind IS NOT NULL;
CREATE INDEX transition_of_owner ON deal_history (owner, position DESC) WHERE kind IS NOT NULL;

GRANT SELECT, INSERT ON deal_history TO query_app;
