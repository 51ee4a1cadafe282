#!/bin/sh
# Run by the image on the first start, before the server listens to anyone else. The passwords come
# by environment and not as arguments, which every process list would show.
set -eu
psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv command_owner_password COMMAND_OWNER_PASSWORD
\getenv command_app_password COMMAND_APP_PASSWORD
\getenv command_sequencer_password COMMAND_SEQUENCER_PASSWORD
\getenv query_owner_password QUERY_OWNER_PASSWORD
\getenv query_app_password QUERY_APP_PASSWORD
\i /dealstream/roles.sql
SQL
