-- What one unit of a currency was worth in another one from a day on. What was decided at a rate stays decided at it:
-- the events carry both amounts.
CREATE TABLE exchange_rate (
  from_currency text        NOT NULL,
  to_currency   text        NOT NULL,
  day           date        NOT NULL,
  rate          numeric     NOT NULL CHECK (rate > 0),
  version       bigint      NOT NULL DEFAULT 0,
  changed_by    text        NOT NULL,
  changed_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (to_currency, from_currency, day)
);
GRANT SELECT, INSERT, UPDATE ON exchange_rate TO command_app;
