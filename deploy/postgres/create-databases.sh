#!/bin/bash
# One database and one user per service; no user can enter another's database.
set -euo pipefail

for service in peering routing gateway; do
  psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet -U postgres -d postgres \
    --set service="$service" \
    --set password="$(<"/run/secrets/$service-database-password")" <<'SQL'
create role :"service" login password :'password';
create database :"service" owner :"service";
revoke all on database :"service" from public;
SQL
done
