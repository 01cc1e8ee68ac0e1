-- Written in the transaction that decides: authentication reads it, so that what was answered holds at once.
create table account (
  account_id       text primary key check (account_id ~ '^[1-9][0-9]{9,11}$'),
  position         bigint generated always as identity unique,
  name             text not null,
  status           text not null check (status in ('ACTIVE', 'SUSPENDED')),
  suspended_reason text,
  version          bigint not null,
  created_at       timestamptz not null,
  check ((status = 'SUSPENDED') = (suspended_reason is not null))
);

-- A deleted key keeps its row, so that its id is never used again, but not its secret.
create table api_key (
  key_id        text primary key,
  position      bigint generated always as identity unique,
  account_id    text not null references account,
  name          text not null,
  role          text not null check (role in ('OWNER', 'NETWORK_ADMIN', 'VIEWER')),
  status        text not null check (status in ('ENABLED', 'DISABLED', 'DELETED')),
  imported      boolean not null,
  secret_cipher bytea,
  created_at    timestamptz not null,
  check ((status = 'DELETED') = (secret_cipher is null))
);

create index api_key_of_account on api_key (account_id, position) where status <> 'DELETED';
