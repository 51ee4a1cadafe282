-- Texts whose state is to be sent, by their ids alone: what is sent is read when it is sent. replaces: something older may stand
-- on the topic, and is to be followed by a second record once it can be compacted.
CREATE SEQUENCE activity_text_change AS bigint;
CREATE TABLE activity_text_outbox (
  key          text        PRIMARY KEY,
  deal_id      text        NOT NULL,
  activity_id  text        NOT NULL,
  change       bigint      NOT NULL DEFAULT nextval('activity_text_change'),
  replaces     boolean     NOT NULL,
  repeated     boolean     NOT NULL DEFAULT false,
  due          timestamptz NOT NULL DEFAULT now()
);
ALTER SEQUENCE activity_text_change OWNED BY activity_text_outbox.change;
CREATE INDEX activity_text_outbox_due ON activity_text_outbox (due);

-- Whatever is kept or erased says so in its own transaction.
CREATE FUNCTION activity_text_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed activity_text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    changed := OLD;
  ELSE
    changed := NEW;
  END IF;
  INSERT INTO activity_text_outbox (key, deal_id, activity_id, replaces)
  VALUES (changed.deal_id || '|' || changed.activity_id, changed.deal_id, changed.activity_id, TG_OP = 'DELETE')
  ON CONFLICT (key) DO UPDATE
  SET change = nextval('activity_text_change'), replaces = true, repeated = false, due = now();
  RETURN NULL;
END $$;
CREATE TRIGGER activity_text_changed AFTER INSERT OR DELETE ON activity_text
  FOR EACH ROW EXECUTE FUNCTION activity_text_changed();

INSERT INTO activity_text_outbox (key, deal_id, activity_id, replaces)
SELECT deal_id || '|' || activity_id, deal_id, activity_id, false FROM activity_text;

GRANT SELECT, INSERT, UPDATE, DELETE ON activity_text_outbox TO command_app;
GRANT USAGE ON SEQUENCE activity_text_change TO command_app;
