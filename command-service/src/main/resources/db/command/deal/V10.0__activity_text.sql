-- What people wrote and said about deals: the text of notes and transcripts, and where a recording is. Events are for
-- ever and hold none of it; a row here can be erased, which changes no event and no figure.
CREATE TABLE activity_text (
  deal_id      text        NOT NULL,
  activity_id  text        NOT NULL,
  text         text,
  link         text,
  stored_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (deal_id, activity_id),
  CHECK (text IS NOT NULL OR link IS NOT NULL)
);

GRANT SELECT, INSERT, DELETE ON activity_text TO command_app;
