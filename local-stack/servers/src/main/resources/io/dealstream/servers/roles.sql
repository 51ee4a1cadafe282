-- Who may do what: an owner for each database migrates it, and the services have only what their migrations grant them.
-- The passwords are psql variables, so that this file holds none.
CREATE ROLE command_owner LOGIN PASSWORD :'command_owner_password';
CREATE ROLE command_app LOGIN PASSWORD :'command_app_password';
CREATE ROLE command_sequencer LOGIN PASSWORD :'command_sequencer_password';
CREATE ROLE query_owner LOGIN PASSWORD :'query_owner_password';
CREATE ROLE query_app LOGIN PASSWORD :'query_app_password';
CREATE DATABASE dealstream_command OWNER command_owner;
CREATE DATABASE dealstream_query OWNER query_owner;
REVOKE ALL ON DATABASE dealstream_command FROM PUBLIC;
REVOKE ALL ON DATABASE dealstream_query FROM PUBLIC;
GRANT CONNECT ON DATABASE dealstream_command TO command_app, command_sequencer;
GRANT CONNECT ON DATABASE dealstream_query TO query_app;
