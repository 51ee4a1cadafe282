-- Which rules there are, in which version; what each version says stands in its event, whose number in its stream is the
-- version's. Written in the commit of that event.
CREATE TABLE automation (
  id           text    PRIMARY KEY,
  version      bigint  NOT NULL,
  pipeline_id  text,
  removed      boolean NOT NULL DEFAULT false
);
CREATE INDEX automation_by_pipeline ON automation (pipeline_id) WHERE NOT removed;

-- Up to which position rules have looked at events. Whoever looks on locks the one row first.
CREATE TABLE automation_progress (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  through  bigint  NOT NULL DEFAULT 0
);
INSERT INTO automation_progress DEFAULT VALUES;

-- What became of each thing that a rule had to do about an event. Written in the commit of what was done, and only where
-- there is none yet: nothing is done twice, however many instances and however many crashes. causes: the rules that led to
-- it, one by the other, itself the last.
CREATE TABLE automation_run (
  event_id       text        NOT NULL,
  automation_id  text        NOT NULL,
  action         integer     NOT NULL,
  position       bigint      NOT NULL,
  deal_id        text        NOT NULL,
  causes         text[]      NOT NULL,
  outcome        text        NOT NULL CHECK (outcome IN ('done', 'refused', 'cut-off')),
  rule           text,
  field          text,
  detail         text,
  at             timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event_id, automation_id, action)
);
CREATE INDEX automation_run_newest ON automation_run (automation_id, position DESC, action DESC);

-- The service sees the order of events by these alone. A plan for few events must be right for many too: always by index.
CREATE FUNCTION last_position() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT coalesce(max(position), 0) FROM event_position $$;
REVOKE ALL ON FUNCTION last_position() FROM PUBLIC;

CREATE FUNCTION events_between(after bigint, up_to bigint, types text[])
  RETURNS TABLE (place bigint, event_id text, sequence bigint, payload_type text, payload bytea, metadata bytea)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  SET jit = off AS
$$
BEGIN
  RETURN QUERY
    SELECT p.position, e.event_id, e.sequence, e.payload_type, e.payload, e.metadata
    FROM event_position p JOIN event e USING (global_index)
    WHERE p.position > after AND p.position <= up_to AND e.payload_type = ANY (types)
    ORDER BY p.position;
END
$$;
REVOKE ALL ON FUNCTION events_between(bigint, bigint, text[]) FROM PUBLIC;

-- Of each rule the version that is in force after a position, and those that came later; versions without a position are
-- not in force yet.
CREATE FUNCTION automation_versions(after bigint)
  RETURNS TABLE (place bigint, payload_type text, payload bytea)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  SET jit = off AS
$$
BEGIN
  RETURN QUERY
    WITH told AS (
      SELECT a.id, p.position, e.payload_type, e.payload
      FROM automation a
        JOIN event e ON e.aggregate_id = 'automation:' || a.id
        JOIN event_position p USING (global_index))
    SELECT t.position, t.payload_type, t.payload FROM told t
    WHERE t.position > after
      OR t.position = (SELECT max(o.position) FROM told o WHERE o.id = t.id AND o.position <= after)
    ORDER BY t.position;
END
$$;
REVOKE ALL ON FUNCTION automation_versions(bigint) FROM PUBLIC;

GRANT SELECT, INSERT, UPDATE ON automation TO command_app;
GRANT SELECT, UPDATE (through) ON automation_progress TO command_app;
GRANT SELECT, INSERT ON automation_run TO command_app;
GRANT EXECUTE ON FUNCTION last_position(), events_between(bigint, bigint, text[]), automation_versions(bigint)
  TO command_app;
