-- The alerts about deals, each in its newest state: the one after the event of the highest sequence.
CREATE TABLE alert (
  id          text        PRIMARY KEY,
  number      bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind        text        NOT NULL CHECK (kind IN ('idle', 'overstayed')),
  deal_id     text        NOT NULL,
  pipeline_id text        NOT NULL,
  stage_id    text        NOT NULL,
  visit       integer     NOT NULL,
  limit_days  integer     NOT NULL,
  raised_at   timestamptz NOT NULL,
  cleared_at  timestamptz,
  owner       text        NOT NULL,
  team        text,
  source      text,
  sequence    bigint      NOT NULL,
  position    bigint      NOT NULL
) WITH (fillfactor = 80);

CREATE INDEX alert_raised ON alert (number DESC) WHERE cleared_at IS NULL;
CREATE INDEX alert_raised_of_pipeline ON alert (pipeline_id, number DESC) WHERE cleared_at IS NULL;
CREATE INDEX alert_of_pipeline ON alert (pipeline_id, number DESC);
CREATE INDEX alert_of_deal ON alert (deal_id, number DESC);

GRANT SELECT, INSERT, UPDATE ON alert TO query_app;
