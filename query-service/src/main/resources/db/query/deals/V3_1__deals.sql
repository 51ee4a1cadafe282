-- Each deal as it stands.
CREATE TABLE deal (
  id                text        PRIMARY KEY,
  pipeline_id       text        NOT NULL,
  pipeline_version  integer     NOT NULL,
  name              text        NOT NULL,
  status            text        NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  stage_id          text        NOT NULL,
  amount            numeric,
  amount_currency   text,
  value             numeric,
  value_currency    text,
  owner             text        NOT NULL,
  team              text,
  source            text,
  lead_id           text,
  external_id       text,
  expected_close_on date,
  forecast_category text,
  opened_at         timestamptz NOT NULL,
  stage_entered_at  timestamptz NOT NULL,
  closed_at         timestamptz,
  first_won_at      timestamptz,
  lost_reason       text,
  visits            json        NOT NULL,
  version           bigint      NOT NULL,
  position          bigint      NOT NULL,
  -- Where it was opened among all events: unique and for ever, so that a list paged by it neither repeats nor misses.
  opened_position   bigint      NOT NULL UNIQUE
) WITH (fillfactor = 70);

-- The board's columns: the newest arrivals of each stage.
CREATE INDEX deal_board ON deal (pipeline_id, stage_id, stage_entered_at DESC, id) WHERE status = 'open';
CREATE INDEX deal_of_pipeline ON deal (pipeline_id, opened_position DESC);
CREATE INDEX deal_of_owner ON deal (owner, opened_position DESC);
CREATE INDEX deal_of_team ON deal (team, opened_position DESC) WHERE team IS NOT NULL;
CREATE INDEX deal_by_external_id ON deal (external_id, pipeline_id) WHERE external_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON deal TO query_app;
