#!/bin/sh
# Writes .env: what docker-compose.yml needs and the repository must not hold. A password for each
# database role is made at random, and the key webhooks are signed with. What is there already is
# left alone, for the databases know its passwords; what an older one lacks is added.
set -eu
cd "$(dirname "$0")/.."

passwords="POSTGRES_PASSWORD COMMAND_OWNER_PASSWORD COMMAND_APP_PASSWORD COMMAND_SEQUENCER_PASSWORD
  QUERY_OWNER_PASSWORD QUERY_APP_PASSWORD"

secret() {
  echo "$1=$(od -An -v -N16 -tx1 /dev/urandom | tr -d ' \n')"
}

# Said to be empty is said.
lacks() {
  ! grep -q "^$1=" .env
}

complete() {
  for password in $passwords; do
    if lacks "$password"; then
      echo "secrets.sh: .env is there without $password, which the databases may know: put it back" >&2
      exit 1
    fi
  done
  if ! lacks WEBHOOKS_KEY; then
    echo "secrets.sh: .env is there already, lacks nothing and stays as it is"
    return
  fi
  {
    cat .env
    echo
    secret WEBHOOKS_KEY
  } > .env.next
  mv .env.next .env
  echo "secrets.sh: WEBHOOKS_KEY added to .env, all else left as it is"
}

umask 077
if [ -e .env ]; then
  complete
  exit
fi
{
  for password in $passwords; do
    secret "$password"
  done
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
  echo "# To trace commands on their way to figures, name who takes the spans, and which part of them is traced: 1 for all."
  echo "#OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318"
  echo "#OTEL_TRACES_SAMPLER_ARG=0.01"
} > .env.next
mv .env.next .env
echo "secrets.sh: .env written, readable by you alone"
