-- What was written and said about deals, as its topic tells. A row that is erased there is deleted here.

-- The words that are looked for, in small letters whatever the database's own locale takes for letters. A text of more different
-- words than one value can hold is searched as far as it goes.
CREATE FUNCTION transcript_words(words text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  part text := words;
BEGIN
  LOOP
    BEGIN
      RETURN to_tsvector('simple', lower(part COLLATE "pg_c_utf8"));
    EXCEPTION WHEN program_limit_exceeded THEN
      part := left(part, length(part) / 2);
    END;
  END LOOP;
END $$;

-- A word, quoted as a query writes it, and whatever begins with it.
CREATE FUNCTION transcript_beginning(word text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*'
$$;

-- What is asked for: each word of it as somebody began to write it, or as its English stem begins.
CREATE FUNCTION transcript_query(asked text) RETURNS tsquery
LANGUAGE sql STABLE STRICT AS $$
  SELECT string_agg(
    '(' || transcript_beginning(word) || '|' || transcript_beginning(coalesce(stem, word)) || ')', ' & ')::tsquery
  FROM unnest(tsvector_to_array(to_tsvector('simple', lower(asked COLLATE "pg_c_utf8")))) AS word
  CROSS JOIN LATERAL (SELECT (ts_lexize('english_stem', word))[1] AS stem) AS english
$$;

CREATE TABLE transcript (
  key         text     PRIMARY KEY,
  number      bigint   GENERATED ALWAYS AS IDENTITY UNIQUE,
  deal_id     text     NOT NULL,
  activity_id text     NOT NULL,
  text        text,
  link        text,
  sought      tsvector NOT NULL GENERATED ALWAYS AS (
    transcript_words(coalesce(text, '') || ' ' || coalesce(link, ''))) STORED
);
CREATE INDEX transcript_sought ON transcript USING gin (sought);
CREATE INDEX transcript_of_deal ON transcript (deal_id, number DESC);

GRANT SELECT, INSERT, UPDATE, DELETE ON transcript TO query_app;
