-- Who is sent the reviews of a pipeline. An e-mail address is personal data: it stands here alone, and goes with its row.
CREATE TABLE review_subscription (
  id          text        PRIMARY KEY,
  number      bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  pipeline_id text        NOT NULL,
  period      text        NOT NULL CHECK (period IN ('weekly', 'biweekly', 'monthly')),
  segment     text        NOT NULL,
  lang        text        NOT NULL,
  email       text,
  url         text,
  key_print   text,
  created_by  text        NOT NULL,
  created_at  timestamptz NOT NULL,
  -- The period that is sent next: its first local day, and the first that is no longer in it.
  next_first  date        NOT NULL,
  next_after  date        NOT NULL,
  CHECK ((email IS NULL) <> (url IS NULL)),
  CHECK ((url IS NULL) = (key_print IS NULL))
);

CREATE UNIQUE INDEX review_subscription_once
  ON review_subscription (pipeline_id, period, segment, coalesce(lower(email), url));
CREATE INDEX review_subscription_next ON review_subscription (next_after);

-- What is sent, once for each period: the queue and the log in one. Who sends has the row leased.
CREATE TABLE review_sending (
  subscription_id text        NOT NULL REFERENCES review_subscription ON DELETE CASCADE,
  first_day       date        NOT NULL,
  after_day       date        NOT NULL,
  number          bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  state           text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
  queued_at       timestamptz NOT NULL,
  due_at          timestamptz NOT NULL,
  leased_until    timestamptz,
  holder          text,
  attempts        integer     NOT NULL DEFAULT 0,
  attempted_at    timestamptz,
  status          integer,
  trouble         text,
  settled_at      timestamptz,
  PRIMARY KEY (subscription_id, first_day)
) WITH (fillfactor = 80);

CREATE INDEX review_sending_due ON review_sending (due_at) WHERE state = 'waiting';

GRANT SELECT, INSERT, DELETE ON review_subscription TO query_app;
GRANT SELECT, INSERT ON review_sending TO query_app;
GRANT UPDATE (next_first, next_after) ON review_subscription TO query_app;
GRANT UPDATE (state, queued_at, due_at, leased_until, holder, attempts, attempted_at, status, trouble, settled_at)
  ON review_sending TO query_app;
