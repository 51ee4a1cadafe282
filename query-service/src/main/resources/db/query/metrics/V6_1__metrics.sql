-- The newest record of each key of the metric topics.
CREATE TABLE metric (
  key           text    PRIMARY KEY,
  topic         text    NOT NULL,
  partition     integer NOT NULL,
  record_offset bigint  NOT NULL,
  metric        text    NOT NULL,
  definition    integer NOT NULL,
  pipeline_id   text    NOT NULL,
  segment       text    NOT NULL,
  span          text    NOT NULL,
  record        json    NOT NULL
) WITH (fillfactor = 50);

CREATE INDEX metric_asked ON metric (pipeline_id, metric, segment, span);
-- What has changed since a reader last looked.
CREATE INDEX metric_since ON metric (topic, partition, record_offset);

GRANT SELECT, INSERT, UPDATE, DELETE ON metric TO query_app;
