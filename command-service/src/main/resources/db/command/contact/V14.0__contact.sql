-- People. Not in the event log, so that they can be erased: a row that is deleted is gone. Nobody but the service's own role
-- sees them.
CREATE TABLE contact (
  id          text        PRIMARY KEY,
  version     bigint      NOT NULL DEFAULT 0,
  name        text        NOT NULL,
  email       text,
  phone       text,
  company     text,
  notes       text,
  changed_by  text        NOT NULL,
  changed_at  timestamptz NOT NULL DEFAULT now()
);

-- Contacts whose state is to be sent, by their ids alone: what is sent is read when it is sent. replaces: something older may
-- stand on the topic, and is to be followed by a second record once it can be compacted.
CREATE SEQUENCE contact_change AS bigint;
CREATE TABLE contact_outbox (
  contact_id  text        PRIMARY KEY,
  change      bigint      NOT NULL DEFAULT nextval('contact_change'),
  replaces    boolean     NOT NULL,
  repeated    boolean     NOT NULL DEFAULT false,
  due         timestamptz NOT NULL DEFAULT now()
);
ALTER SEQUENCE contact_change OWNED BY contact_outbox.change;
CREATE INDEX contact_outbox_due ON contact_outbox (due);

GRANT SELECT, INSERT, UPDATE, DELETE ON contact, contact_outbox TO command_app;
GRANT USAGE ON SEQUENCE contact_change TO command_app;
