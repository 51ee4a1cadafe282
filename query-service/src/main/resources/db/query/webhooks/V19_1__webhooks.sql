-- Where events are sent to. No secret is kept: each follows from the service's key and the webhook's id; key_print tells
-- that the key is still the one it was made with.
CREATE TABLE webhook (
  id          text        PRIMARY KEY,
  number      bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  url         text        NOT NULL,
  events      text[]      NOT NULL,
  pipeline_id text,
  key_print   text        NOT NULL,
  created_by  text        NOT NULL,
  created_at  timestamptz NOT NULL
);

-- What each is to be told, and what became of it: the queue and the log in one. A round begins when it is queued anew.
CREATE TABLE webhook_delivery (
  webhook_id   text        NOT NULL REFERENCES webhook ON DELETE CASCADE,
  position     bigint      NOT NULL,
  event_id     text        NOT NULL,
  type         text        NOT NULL,
  lane         text        NOT NULL,
  state        text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
  round        integer     NOT NULL DEFAULT 0,
  queued_at    timestamptz NOT NULL,
  attempts     integer     NOT NULL DEFAULT 0,
  attempted_at timestamptz,
  status       integer,
  trouble      text,
  settled_at   timestamptz,
  PRIMARY KEY (webhook_id, position)
) WITH (fillfactor = 80);

CREATE INDEX webhook_delivery_waiting ON webhook_delivery (webhook_id, lane, position) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_in_state ON webhook_delivery (webhook_id, state, position DESC);
CREATE INDEX webhook_delivery_settled ON webhook_delivery (settled_at) WHERE settled_at IS NOT NULL;

-- What happened to one deal, or to something else, goes to one webhook one after the other. There is a row for as long as
-- something waits; who sends has it leased.
CREATE TABLE webhook_lane (
  webhook_id   text        NOT NULL REFERENCES webhook ON DELETE CASCADE,
  lane         text        NOT NULL,
  due_at       timestamptz NOT NULL,
  leased_until timestamptz,
  holder       text,
  PRIMARY KEY (webhook_id, lane)
) WITH (fillfactor = 50);

CREATE INDEX webhook_lane_due ON webhook_lane (webhook_id, due_at);

GRANT SELECT, INSERT, DELETE ON webhook, webhook_delivery, webhook_lane TO query_app;
-- To lock a webhook against being deleted asks for the right to change some column of it: one that always generates itself.
GRANT UPDATE (number) ON webhook TO query_app;
GRANT UPDATE (state, round, queued_at, attempts, attempted_at, status, trouble, settled_at) ON webhook_delivery TO query_app;
GRANT UPDATE (due_at, leased_until, holder) ON webhook_lane TO query_app;
