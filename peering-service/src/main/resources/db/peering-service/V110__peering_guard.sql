-- What guards say, written in the deciding transaction. An account without a row has no guard.
create table guard_register (
  account_id text primary key,
  policy     text not null
);
create table guard_requester (
  account_id        text not null references guard_register,
  requester_account text not null,
  listing           text not null,
  primary key (account_id, requester_account)
);
create table guard_rule (
  rule_id           text   primary key,
  account_id        text   not null references guard_register,
  requester_account text   not null,
  rule              jsonb  not null,
  added             bigint not null generated always as identity
);
create index guard_rule_by_requester on guard_rule (account_id, requester_account);

-- Accounts that had an active connection with each other once: neither is a stranger to the other.
create table acquaintance (
  low  text not null,
  high text not null,
  primary key (low, high)
);
insert into acquaintance (low, high)
select distinct least(c.requester_account, c.accepter_account),
  greatest(c.requester_account, c.accepter_account)
from connection_register c join event e on e.aggregate_id = c.connection_id
where c.requester_account <> c.accepter_account and e.type = 'PeeringAccepted';

-- Read models: emptied and filled again by a replay.
create table guard_view (
  account_id text   primary key,
  policy     text   not null,
  version    bigint not null
);
create table guard_requester_view (
  account_id        text        not null,
  requester_account text        not null,
  listing           text        not null,
  note              text        not null,
  position          bigint      not null,
  listed_at         timestamptz not null,
  primary key (account_id, requester_account)
);
create index guard_requester_view_by_position on guard_requester_view (account_id, position);
create table guard_rule_view (
  rule_id           text        primary key,
  account_id        text        not null,
  requester_account text        not null,
  rule              jsonb       not null,
  position          bigint      not null,
  added_at          timestamptz not null
);
create index guard_rule_view_by_position on guard_rule_view (account_id, position);

-- by which rule of the accepter a connection was accepted
alter table peering_view add column accepted_by_rule text;
