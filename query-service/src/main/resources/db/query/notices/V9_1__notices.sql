-- What people and teams were told of deals. Only ever added to.
CREATE TABLE notice (
  position      bigint      PRIMARY KEY,
  id            text        NOT NULL,
  to_kind       text        NOT NULL CHECK (to_kind IN ('owner', 'team')),
  to_id         text        NOT NULL,
  text          text        NOT NULL,
  deal_id       text        NOT NULL,
  deal_name     text        NOT NULL,
  pipeline_id   text        NOT NULL,
  automation_id text        NOT NULL,
  occurred_at   timestamptz NOT NULL
);
CREATE INDEX notice_to ON notice (to_kind, to_id, position DESC);

GRANT SELECT, INSERT ON notice TO query_app;
