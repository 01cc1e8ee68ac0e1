-- Written in the deciding transaction: the sets whose rules hold by constraint.
create extension if not exists btree_gist;

-- the VPCs there are, each with its own blocks, the primary one first
create table vpc_register (
  vpc_id     text primary key,
  account_id text   not null,
  region     text   not null,
  blocks     text[] not null
);
create index vpc_register_by_account on vpc_register (account_id, region);

create table subnet_register (
  subnet_id text primary key,
  vpc_id    text not null references vpc_register
);
create index subnet_register_by_vpc on subnet_register (vpc_id);

-- What a VPC reaches: its own blocks, and those of each pending or active peer. Where peers may
-- overlap, each connection has a realm of its own that repeats the own blocks. The constraint takes a
-- 64-bit hash for VPC and realm: text in such an index made a claim twice as expensive.
create table vpc_reach (
  vpc_id     text not null,
  realm      text not null,
  cidr_block inet not null,
  source     text not null, -- 'own' or the connection
  constraint vpc_reach_free exclude using gist (
    hashtextextended(vpc_id || realm, 0) with =, cidr_block inet_ops with &&
  )
);
create index vpc_reach_by_vpc on vpc_reach (vpc_id, realm);

-- one pending or active connection between two VPCs, whoever asked
create table vpc_pair (
  low           text    not null,
  high          text    not null,
  connection_id text    not null unique,
  realm         text    not null,
  active        boolean not null default false,
  constraint vpc_pair_once primary key (low, high)
);
create index vpc_pair_by_high on vpc_pair (high);

-- every connection there ever was: who may see it, and until when an answer is awaited
create table connection_register (
  connection_id     text primary key,
  requester_account text not null,
  accepter_account  text not null,
  requester_vpc     text not null,
  accepter_vpc      text not null,
  cross_region      boolean not null,
  answer_by         timestamptz
);
create index connection_register_awaited on connection_register (answer_by)
  where answer_by is not null;

-- limits that a ticket raised
create table quota_limit (
  account_id text not null,
  quota      text not null,
  most       int  not null check (most >= 0),
  primary key (account_id, quota)
);

-- how much of a limit is used, per VPC, per account and region, or per account
create table quota_use (
  scope text not null,
  quota text not null,
  used  int  not null check (used >= 0),
  most  int  not null,
  primary key (scope, quota),
  constraint quota_use_within check (used <= most)
);

-- who opened which ticket, and whether it awaits an answer
create table ticket_register (
  ticket_id  text primary key,
  account_id text    not null,
  open       boolean not null default true
);

-- open interconnects of the classic network: one between two regions of an account
create table classic_register (
  interconnect_id text primary key,
  account_id      text not null,
  low_region      text not null,
  high_region     text not null,
  constraint classic_once unique (account_id, low_region, high_region)
);
