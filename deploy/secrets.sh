#!/bin/sh
# Writes .env: what docker-compose.yml needs and the repository must not hold. A password for each
# database role is made at random, and the key webhooks are signed with. One that is there already is left alone, for the databases know its passwords.
set -eu
cd "$(dirname "$0")/.."

if [ -e .env ]; then
  echo "secrets.sh: .env is there already and stays as it is" >&2
  exit 1
fi

secret() {
  echo "$1=$(od -An -v -N16 -tx1 /dev/urandom | tr -d ' \n')"
}

umask 077
{
  secret POSTGRES_PASSWORD
  secret COMMAND_OWNER_PASSWORD
  secret COMMAND_APP_PASSWORD
  secret COMMAND_SEQUENCER_PASSWORD
  secret QUERY_OWNER_PASSWORD
  secret QUERY_APP_PASSWORD
  secret WEBHOOKS_KEY
  echo
  echo "# Who signs the tokens. For an issuer of your own, name it here and take the profile away."
  echo "DEALSTREAM_ISSUER=http://sign-in.localhost:8088"
  echo "COMPOSE_PROFILES=sign-in"
  echo
  echo "# To send reviews by e-mail, name the server; its password is not made here."
  echo "#SMTP_HOST=smtp.example.com"
  echo "#SMTP_FROM=reviews@example.com"
  echo "#SMTP_USERNAME=…"
  echo "#SMTP_PASSWORD=…"
  echo
  echo "# To trace commands on their way to figures, name who takes the spans, and how many of a hundred."
  echo "#OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318"
  echo "#OTEL_TRACES_SAMPLER_ARG=0.01"
} > .env.next
mv .env.next .env
echo "secrets.sh: .env written, readable by you alone"
