-- The answers to commands that came with an Idempotency-Key, written in the commit that stored their events. The key
-- is a hash of who asked, what they asked of, and the key they gave; body_hash is of what they sent.
CREATE TABLE idempotent_answer (
  key           bytea       PRIMARY KEY CHECK (octet_length(key) = 32),
  body_hash     bytea       NOT NULL CHECK (octet_length(body_hash) = 32),
  status        integer     NOT NULL CHECK (status BETWEEN 200 AND 299 OR status = 422),
  etag          text,
  location      text,
  content_type  text,
  body          bytea       NOT NULL,
  stored_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idempotent_answer_by_age ON idempotent_answer (stored_at);

GRANT SELECT, INSERT, DELETE ON idempotent_answer TO command_app;
