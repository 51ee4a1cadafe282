-- Leads as their events have left them, and the newest score of each as its topic has it. A score may come before its lead.
CREATE TABLE lead (
  id                text        PRIMARY KEY,
  name              text        NOT NULL,
  contact_id        text,
  status            text        NOT NULL CHECK (status IN ('open', 'qualified', 'disqualified', 'converted')),
  owner             text        NOT NULL,
  team              text,
  source            text,
  campaign_id       text,
  deal_id           text,
  reason            text,
  captured_at       timestamptz NOT NULL,
  decided_at        timestamptz,
  version           bigint      NOT NULL,
  position          bigint      NOT NULL,
  captured_position bigint      NOT NULL UNIQUE
) WITH (fillfactor = 80);

CREATE INDEX lead_of_status ON lead (status, captured_position DESC);
CREATE INDEX lead_of_owner ON lead (owner, captured_position DESC);
CREATE INDEX lead_of_source ON lead (source, captured_position DESC);
CREATE INDEX lead_of_campaign ON lead (campaign_id, captured_position DESC);

CREATE TABLE lead_score (
  lead_id text PRIMARY KEY,
  score   json NOT NULL
) WITH (fillfactor = 80);

GRANT SELECT, INSERT, UPDATE ON lead TO query_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON lead_score TO query_app;
