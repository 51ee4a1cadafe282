-- What is made of topics alone, and so can be made of them again: tables by the name that is asked for. Asked for by the
-- feed's name, all of its tables are. A look at one moment locks this table in ACCESS SHARE, and a switch waits for it.
CREATE TABLE read_model (
  table_name text PRIMARY KEY,
  model      text,          -- null for what no model can be rebuilt without
  feed       text NOT NULL
);

INSERT INTO read_model (table_name, model, feed) VALUES
  ('pipeline', 'pipelines', 'events'),
  ('deal', 'deals', 'events'),
  ('deal_history', 'history', 'events'),
  ('board_total', 'board', 'events'),
  ('notice', 'notices', 'events'),
  ('lead', 'leads', 'events'),
  ('other_event', 'audit', 'events'),
  ('follow_up', 'follow-ups', 'events'),
  ('around_history', 'around', 'events'),
  ('goal_version', 'goals', 'events'),
  ('aggregate_progress', NULL, 'events'),
  ('metric', 'metrics', 'metrics'),
  ('alert', 'alerts', 'alerts'),
  ('contact', 'contacts', 'contacts'),
  ('transcript', 'transcripts', 'transcripts'),
  ('lead_score', 'lead-scores', 'lead-scores');

-- What was asked to be rebuilt, and how far it is. They are worked on one after the other.
CREATE TABLE rebuild (
  number       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  model        text        NOT NULL, -- or a feed
  state        text        NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'reading', 'indexing', 'switching', 'done', 'failed', 'stopped')),
  asked_by     text        NOT NULL,
  asked_at     timestamptz NOT NULL DEFAULT now(),
  ended_at     timestamptz,
  begun_at     timestamptz, -- the last time that it began with the first record
  begun        integer     NOT NULL DEFAULT 0, -- how often it did
  migrations   bigint,      -- of the live tables, as they were copied
  generation   integer,     -- of the topics that are read
  read         bigint      NOT NULL DEFAULT 0,
  to_read      bigint      NOT NULL DEFAULT 0,
  records      bigint      NOT NULL DEFAULT 0,
  busy_ms      bigint      NOT NULL DEFAULT 0,
  trouble      text
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX rebuild_under_way ON rebuild (model) WHERE state IN ('queued', 'reading', 'indexing', 'switching');
CREATE INDEX rebuild_of_model ON rebuild (model, number DESC);

-- Where tables are filled, beside the live ones and under their names. Only the functions below make and drop tables here.
CREATE SCHEMA beside;

GRANT USAGE ON SCHEMA beside TO query_app;
GRANT SELECT ON read_model TO query_app;
GRANT SELECT, INSERT ON rebuild TO query_app;
GRANT UPDATE (state, ended_at, read, to_read, records, busy_ms, trouble) ON rebuild TO query_app;

-- The service may not make, drop or move a table. It may call these, which do that with what is listed above and nothing else.

-- Counts up whenever a live table may have become another.
CREATE FUNCTION rebuild_migrations() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS 'SELECT count(*) FROM public.flyway_schema_history';

CREATE FUNCTION rebuild_drop() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  named text;
BEGIN
  FOR named IN SELECT tablename FROM pg_tables WHERE schemaname = 'beside' LOOP
    EXECUTE format('DROP TABLE beside.%I', named);
  END LOOP;
END $$;

-- An empty table like the live one: its columns, its keys, what it is stored with and who may do what. Other indexes come last.
CREATE FUNCTION rebuild_copy_of(named text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  live regclass := format('public.%I', named)::regclass;
  part record;
BEGIN
  EXECUTE format('CREATE TABLE beside.%I (LIKE public.%I INCLUDING ALL EXCLUDING INDEXES)', named, named);
  FOR part IN SELECT array_to_string(reloptions, ', ') AS options FROM pg_class WHERE oid = live AND reloptions IS NOT NULL
  LOOP
    EXECUTE format('ALTER TABLE beside.%I SET (%s)', named, part.options);
  END LOOP;
  FOR part IN SELECT conname, pg_get_constraintdef(oid) AS meaning FROM pg_constraint WHERE conrelid = live AND contype IN ('p', 'u')
  LOOP
    EXECUTE format('ALTER TABLE beside.%I ADD CONSTRAINT %I %s', named, part.conname, part.meaning);
  END LOOP;
  FOR part IN
    SELECT privilege_type AS privilege, '' AS columns, grantee
    FROM pg_class, aclexplode(relacl) WHERE oid = live AND grantee <> relowner
    UNION ALL
    SELECT privilege_type, format('(%I)', attname), grantee
    FROM pg_attribute, aclexplode(attacl) WHERE attrelid = live AND NOT attisdropped
  LOOP
    EXECUTE format('GRANT %s %s ON beside.%I TO %s', part.privilege, part.columns, named,
      CASE part.grantee WHEN 0 THEN 'PUBLIC' ELSE part.grantee::regrole::text END);
  END LOOP;
END $$;

-- All that a migration may change of a table.
CREATE FUNCTION rebuild_shape_of(place text, named text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH it AS (SELECT format('%I.%I', place, named)::regclass::oid AS id)
  SELECT string_agg(line, ', ' ORDER BY line) FROM (
    SELECT concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attidentity, pg_get_expr(adbin, adrelid))
    FROM it JOIN pg_attribute ON attrelid = id LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attnum > 0 AND NOT attisdropped
    UNION ALL SELECT concat_ws(' ', conname, pg_get_constraintdef(oid)) FROM it JOIN pg_constraint ON conrelid = id
    UNION ALL SELECT replace(pg_get_indexdef(indexrelid), format(' ON %I.', place), ' ON ') FROM it JOIN pg_index ON indrelid = id
  ) AS lines (line)
$$;

-- Begins with empty tables for a whole feed, whatever there was: what one model is made from is another's table.
CREATE FUNCTION rebuild_begin(which bigint, read_generation integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  asked text;
BEGIN
  UPDATE public.rebuild
  SET state = 'reading', begun_at = now(), begun = begun + 1, read = 0, to_read = 0, records = 0, busy_ms = 0,
    migrations = public.rebuild_migrations(), generation = read_generation
  WHERE number = which AND state IN ('queued', 'reading', 'indexing', 'switching')
  RETURNING model INTO asked;
  IF asked IS NULL THEN
    RAISE EXCEPTION 'rebuild % is over', which;
  END IF;
  PERFORM public.rebuild_drop();
  PERFORM public.rebuild_copy_of(table_name) FROM public.read_model
  WHERE feed = (SELECT min(feed) FROM public.read_model WHERE model = asked OR feed = asked);
  PERFORM public.rebuild_copy_of('consumer_offset');
  PERFORM public.rebuild_copy_of('dead_letter');
  PERFORM public.rebuild_copy_of('aggregate_progress') WHERE to_regclass('beside.aggregate_progress') IS NULL;
END $$;

-- Makes one index that is missing, and says which; once there is none, counts for the planner what is there.
CREATE FUNCTION rebuild_next_index(which bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  missing record;
  named text;
BEGIN
  SELECT i.relname AS index, t.relname AS of, pg_get_indexdef(i.oid) AS meaning INTO missing
  FROM public.rebuild r
  JOIN public.read_model m ON r.model IN (m.model, m.feed)
  JOIN pg_class t ON t.oid = format('public.%I', m.table_name)::regclass
  JOIN pg_index x ON x.indrelid = t.oid
  JOIN pg_class i ON i.oid = x.indexrelid
  WHERE r.number = which AND to_regclass(format('beside.%I', i.relname)) IS NULL
  ORDER BY i.relname LIMIT 1;
  IF FOUND THEN
    EXECUTE replace(missing.meaning, format(' ON public.%I ', missing.of), format(' ON beside.%I ', missing.of));
    RETURN missing.index;
  END IF;
  FOR named IN
    SELECT m.table_name FROM public.rebuild r JOIN public.read_model m ON r.model IN (m.model, m.feed) WHERE r.number = which
  LOOP
    EXECUTE format('ANALYZE beside.%I', named);
  END LOOP;
  RETURN NULL;
END $$;

-- Puts the filled tables into the live ones' place, and drops those and all that is left: all of it or nothing, with the
-- transaction. Says why not, where that may not be.
CREATE FUNCTION rebuild_switch(which bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  asked public.rebuild;
  named text;
  names text[];
  its_feed text;
BEGIN
  LOCK TABLE public.consumer_offset IN SHARE ROW EXCLUSIVE MODE; -- nothing is taken in meanwhile
  SELECT * INTO asked FROM public.rebuild
  WHERE number = which AND state IN ('reading', 'indexing', 'switching') FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'over';
  END IF;
  -- All it has read must be what the live tables were made from, and nothing else.
  IF EXISTS (
    SELECT FROM beside.consumer_offset b FULL JOIN
      (SELECT * FROM public.consumer_offset JOIN (SELECT DISTINCT topic FROM beside.consumer_offset) AS its USING (topic)
       WHERE generation = asked.generation) AS l
    USING (generation, topic, partition)
    WHERE coalesce(l.next_offset, 0) <> coalesce(b.next_offset, 0))
  THEN
    RETURN 'behind';
  END IF;
  LOCK TABLE public.read_model IN ACCESS EXCLUSIVE MODE;
  SELECT array_agg(table_name ORDER BY table_name), min(feed) INTO names, its_feed
  FROM public.read_model WHERE asked.model IN (model, feed);
  -- What was set aside ends an aggregate's way through all models of its feed. One alone must not be another's past.
  IF NOT 'aggregate_progress' = ANY (names) AND its_feed = 'events' AND EXISTS (
    SELECT FROM
      (SELECT topic, key, last_sequence FROM public.aggregate_progress WHERE set_aside IS NOT NULL) AS l
      FULL JOIN
      (SELECT topic, key, last_sequence FROM beside.aggregate_progress WHERE set_aside IS NOT NULL) AS b
      USING (topic, key, last_sequence)
    WHERE l IS NULL OR b IS NULL)
  THEN
    RETURN 'set-aside';
  END IF;
  EXECUTE 'LOCK TABLE ' || (SELECT string_agg(format('public.%I', n), ', ') FROM unnest(names) AS n) || ' IN ACCESS EXCLUSIVE MODE';
  IF asked.migrations <> public.rebuild_migrations() OR EXISTS (
    SELECT FROM unnest(names) AS n WHERE public.rebuild_shape_of('public', n) <> public.rebuild_shape_of('beside', n))
  THEN
    RETURN 'migrated';
  END IF;
  FOREACH named IN ARRAY names LOOP
    EXECUTE format('DROP TABLE public.%I', named);
    EXECUTE format('ALTER TABLE beside.%I SET SCHEMA public', named);
  END LOOP;
  IF 'aggregate_progress' = ANY (names) THEN
    -- What was set aside is taken now, or set aside here too.
    UPDATE public.dead_letter d SET settled_at = now()
    WHERE settled_at IS NULL AND generation = asked.generation
      AND topic IN (SELECT b.topic FROM beside.consumer_offset b)
      AND NOT EXISTS (
        SELECT FROM beside.dead_letter b
        WHERE b.generation = d.generation AND b.topic = d.topic AND b.partition = d.partition AND b.record_offset = d.record_offset);
    INSERT INTO public.dead_letter (generation, topic, partition, record_offset, key, value, headers, why, noted_at)
    SELECT generation, topic, partition, record_offset, key, value, headers, why, noted_at FROM beside.dead_letter
    ON CONFLICT DO NOTHING;
  END IF;
  PERFORM public.rebuild_drop();
  UPDATE public.rebuild SET state = 'done', ended_at = now(), trouble = NULL WHERE number = which;
  RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION rebuild_migrations(), rebuild_drop(), rebuild_copy_of(text), rebuild_shape_of(text, text),
  rebuild_begin(bigint, integer), rebuild_next_index(bigint), rebuild_switch(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rebuild_migrations(), rebuild_drop(), rebuild_begin(bigint, integer), rebuild_next_index(bigint),
  rebuild_switch(bigint) TO query_app;
