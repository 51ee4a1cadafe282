-- In which stage each open deal stands. It is read off the stored events, in the order of their positions, and only when
-- somebody asks: a deal that moves writes nothing here. What was not read yet is looked up beside it.
CREATE TABLE deal_place (
  deal_id     text PRIMARY KEY,
  pipeline_id text NOT NULL,
  stage_id    text NOT NULL
);
CREATE INDEX deal_place_by_stage ON deal_place (pipeline_id, stage_id);

-- Up to which position. Whoever reads on locks the one row first.
CREATE TABLE deal_place_progress (
  one     boolean PRIMARY KEY DEFAULT true CHECK (one),
  through bigint  NOT NULL DEFAULT 0
);
INSERT INTO deal_place_progress DEFAULT VALUES;

-- What single events say of their deal's place: the stage it stands in afterwards, or none. Events that leave a deal where
-- it is are none of these.
CREATE VIEW deal_step AS
SELECT global_index, substr(aggregate_id, length('deal:') + 1) AS deal_id, sequence,
  CASE WHEN enters THEN convert_from(payload, 'UTF8')::jsonb ->> 'pipelineId' END AS pipeline_id,
  CASE WHEN enters THEN convert_from(payload, 'UTF8')::jsonb ->> 'to' END AS stage_id
FROM (
  SELECT *, payload_type IN (
    'io.dealstream.deal.opened.v1',
    'io.dealstream.deal.stage-changed.v1',
    'io.dealstream.deal.reopened.v1',
    'io.dealstream.deal.handed-off.v1') AS enters
  FROM event) AS told
WHERE enters OR payload_type IN (
    'io.dealstream.deal.won.v1',
    'io.dealstream.deal.lost.v1',
    'io.dealstream.deal.merged.v1',
    'io.dealstream.deal.deleted.v1');

-- The places of deals as far as events tell that were not read yet, those without a position included. A plan for few of
-- them must be right for many too: always by index. Declared stable, so that it sees what its caller's statement sees.
CREATE FUNCTION deal_places_unread()
  RETURNS TABLE (deal_id text, pipeline_id text, stage_id text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  SET jit = off AS
$$
DECLARE
  start bigint := (SELECT through FROM deal_place_progress);
BEGIN
  RETURN QUERY
    SELECT DISTINCT ON (s.deal_id) s.deal_id, s.pipeline_id, s.stage_id
    FROM (SELECT p.global_index FROM event_position p WHERE p.position > start
          UNION ALL
          SELECT o.global_index FROM outbox o) AS unread
      JOIN deal_step s USING (global_index)
    ORDER BY s.deal_id, s.sequence DESC;
END
$$;
REVOKE ALL ON FUNCTION deal_places_unread() FROM PUBLIC;

-- Reads on, by so many positions at most. Returns how many positions are then still unread.
CREATE FUNCTION read_deal_places(most bigint) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  SET jit = off AS
$$
DECLARE
  start bigint;
  last  bigint;
  stop  bigint;
BEGIN
  SELECT through INTO start FROM deal_place_progress FOR UPDATE;
  last := coalesce((SELECT max(position) FROM event_position), 0);
  stop := least(last, start + most);
  WITH told AS (
    SELECT DISTINCT ON (s.deal_id) s.deal_id, s.pipeline_id, s.stage_id
    FROM event_position p JOIN deal_step s USING (global_index)
    WHERE p.position > start AND p.position <= stop
    ORDER BY s.deal_id, s.sequence DESC),
  gone AS (
    DELETE FROM deal_place d USING told t WHERE d.deal_id = t.deal_id AND t.stage_id IS NULL)
  INSERT INTO deal_place (deal_id, pipeline_id, stage_id)
  SELECT t.deal_id, t.pipeline_id, t.stage_id FROM told t WHERE t.stage_id IS NOT NULL
  ON CONFLICT (deal_id) DO UPDATE SET pipeline_id = excluded.pipeline_id, stage_id = excluded.stage_id;
  UPDATE deal_place_progress SET through = stop WHERE through < stop;
  RETURN last - stop;
END
$$;
REVOKE ALL ON FUNCTION read_deal_places(bigint) FROM PUBLIC;

-- In which stage each open deal stands, as of all that is committed.
CREATE VIEW deal_whereabouts AS
WITH unread AS MATERIALIZED (SELECT * FROM deal_places_unread())
SELECT d.deal_id, d.pipeline_id, d.stage_id FROM deal_place d
WHERE NOT EXISTS (SELECT FROM unread u WHERE u.deal_id = d.deal_id)
UNION ALL
SELECT u.deal_id, u.pipeline_id, u.stage_id FROM unread u WHERE u.stage_id IS NOT NULL;

GRANT SELECT ON deal_whereabouts TO command_app;
GRANT EXECUTE ON FUNCTION deal_places_unread(), read_deal_places(bigint) TO command_app;
