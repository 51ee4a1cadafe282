-- People, as the topic of contacts tells of them. A row that is erased there is deleted here.
CREATE TABLE contact (
  id      text   PRIMARY KEY,
  number  bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  version bigint NOT NULL,
  name    text   NOT NULL,
  email   text,
  phone   text,
  company text,
  notes   text,
  sought  text   NOT NULL GENERATED ALWAYS AS (
    lower(name || E'\n' || coalesce(email, '') || E'\n' || coalesce(phone, '') || E'\n' || coalesce(company, '')
      || E'\n' || coalesce(notes, ''))) STORED
);

GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO query_app;
