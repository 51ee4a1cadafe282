-- What each deal is called, in small letters whatever the database's own locale takes for letters. Apart from the deals, that change
-- with every move: names hardly ever do, and a hundred thousand of them are eight megabytes, looked through in ten milliseconds.
CREATE TABLE deal_name (
  opened_position bigint PRIMARY KEY, -- of the deal
  sought          text COLLATE "C" NOT NULL
);

INSERT INTO deal_name (opened_position, sought)
SELECT opened_position, lower(name COLLATE "pg_c_utf8") FROM deal ORDER BY opened_position;
ANALYZE deal_name;

GRANT SELECT, INSERT, UPDATE ON deal_name TO query_app;

-- There are few that count no longer, and no other deal is in it.
CREATE INDEX deal_gone ON deal (pipeline_id, opened_position DESC) WHERE status IN ('merged', 'deleted');
