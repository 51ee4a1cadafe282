-- How many deals stand where, kept up with each deal's change. A row for each partition the deals come from: a
-- partition has one reader, so that two of them never wait for each other here.
CREATE TABLE board_total (
  pipeline_id   text    NOT NULL,
  partition     integer NOT NULL,
  status        text    NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  stage_id      text    NOT NULL, -- empty for an outcome
  deals         bigint  NOT NULL,
  value         numeric NOT NULL,
  without_value bigint  NOT NULL,
  position      bigint  NOT NULL,
  PRIMARY KEY (pipeline_id, partition, status, stage_id)
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE ON board_total TO query_app;
