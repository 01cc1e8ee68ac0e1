-- Read models: emptied and filled again by a replay.
create table vpc_view (
  vpc_id                text primary key,
  account_id            text        not null,
  region                text        not null,
  name                  text        not null,
  cidr_block            text        not null,
  secondary_cidr_blocks text[]      not null default '{}',
  tags                  jsonb       not null,
  subnets               int         not null default 0,
  version               bigint      not null,
  position              bigint      not null,
  created_at            timestamptz not null
);
create index vpc_view_by_account on vpc_view (account_id, position);
create index vpc_view_by_position on vpc_view (position);

create table subnet_view (
  subnet_id  text primary key,
  vpc_id     text        not null,
  account_id text        not null,
  name       text        not null,
  cidr_block text        not null,
  tags       jsonb       not null,
  position   bigint      not null,
  created_at timestamptz not null
);
create index subnet_view_by_account on subnet_view (account_id, position);
create index subnet_view_by_vpc on subnet_view (vpc_id, position);
create index subnet_view_by_position on subnet_view (position);

-- each side calls and marks a connection as it likes
create table peering_view (
  connection_id         text primary key,
  state                 text        not null,
  requester_account     text        not null,
  requester_vpc         text        not null,
  requester_region      text        not null,
  requester_blocks      text[]      not null,
  requester_name        text        not null,
  requester_description text        not null,
  requester_tags        jsonb       not null default '{}',
  accepter_account      text        not null,
  accepter_vpc          text        not null,
  accepter_region       text        not null,
  accepter_blocks       text[]      not null,
  accepter_name         text        not null,
  accepter_description  text        not null,
  accepter_tags         jsonb       not null default '{}',
  bandwidth_mbps        int         not null,
  charge_type           text        not null,
  service_level         text        not null,
  reason                text,
  expires_at            timestamptz not null,
  created_at            timestamptz not null,
  ended_at              timestamptz,
  version               bigint      not null,
  position              bigint      not null
) with (fillfactor = 80); -- room for the next version of a row, so that indexes stay as they are
create index peering_view_by_position on peering_view (position);
create index peering_view_by_requester on peering_view (requester_account, position);
create index peering_view_by_accepter on peering_view (accepter_account, position);
create index peering_view_by_requester_vpc on peering_view (requester_vpc);
create index peering_view_by_accepter_vpc on peering_view (accepter_vpc);
create index peering_view_ended on peering_view (ended_at) where ended_at is not null;

create table ticket_view (
  ticket_id  text primary key,
  account_id text        not null,
  kind       text        not null,
  asked      jsonb       not null,
  reason     text        not null,
  state      text        not null,
  answer     text,
  version    bigint      not null,
  position   bigint      not null,
  created_at timestamptz not null
);
create index ticket_view_by_account on ticket_view (account_id, position);
create index ticket_view_by_position on ticket_view (position);

create table classic_interconnect_view (
  interconnect_id text primary key,
  account_id      text        not null,
  local_region    text        not null,
  remote_region   text        not null,
  bandwidth_mbps  int         not null,
  ticket_id       text        not null,
  version         bigint      not null,
  position        bigint      not null,
  created_at      timestamptz not null
);
create index classic_interconnect_view_by_account
  on classic_interconnect_view (account_id, position);
create index classic_interconnect_view_by_position on classic_interconnect_view (position);
