-- Stages that were retired while deals stood in them, and what became of the deals. Written in the commit of the pipeline's
-- version that retires the stage.
CREATE TABLE stage_retirement (
  id           uuid        PRIMARY KEY,
  number       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  pipeline_id  text        NOT NULL,
  stage_id     text        NOT NULL,
  move_to      text        NOT NULL,
  reason       text        NOT NULL,
  asked_by     text        NOT NULL,
  asked_at     timestamptz NOT NULL DEFAULT now(),
  state        text        NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done')),
  finished_at  timestamptz
);
CREATE UNIQUE INDEX stage_retirement_unfinished ON stage_retirement (pipeline_id, stage_id)
  WHERE state IN ('queued', 'running');

-- The deals that stood in it. The outcome is written in the commit of the deal's move, and only where there is none yet: a
-- deal is moved once, however many instances and however many crashes.
CREATE TABLE stage_retirement_deal (
  retirement_id  uuid NOT NULL REFERENCES stage_retirement (id),
  deal_id        text NOT NULL,
  outcome        text CHECK (outcome IN ('moved', 'left', 'refused')),
  rule           text,
  field          text,
  detail         text,
  PRIMARY KEY (retirement_id, deal_id)
);
CREATE INDEX stage_retirement_deal_waiting ON stage_retirement_deal (retirement_id, deal_id) WHERE outcome IS NULL;
CREATE INDEX stage_retirement_deal_refused ON stage_retirement_deal (retirement_id, deal_id) WHERE outcome = 'refused';

GRANT SELECT, INSERT, UPDATE (state, finished_at) ON stage_retirement TO command_app;
GRANT SELECT, INSERT, UPDATE (outcome, rule, field, detail) ON stage_retirement_deal TO command_app;
