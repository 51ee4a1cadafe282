-- What is to be done for deals, or was: each activity that was planned, in its newest state.
CREATE TABLE follow_up (
  deal_id     text        NOT NULL,
  activity_id text        NOT NULL,
  type        text        NOT NULL,
  title       text,
  stage_id    text,
  state       text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
  planned_at  timestamptz NOT NULL,
  due_at      timestamptz,
  missed_at   timestamptz,
  done_at     timestamptz,
  done_by     text,
  position    bigint      NOT NULL,
  -- lists run by it: what may be done at any time comes last
  by_when     timestamptz GENERATED ALWAYS AS (coalesce(due_at, 'infinity'::timestamptz)) STORED,
  PRIMARY KEY (deal_id, activity_id)
) WITH (fillfactor = 80);

CREATE INDEX follow_up_by_when ON follow_up (state, by_when, position);

GRANT SELECT, INSERT, UPDATE ON follow_up TO query_app;
