-- What peering-service told. Rows stay when the thing goes (present = false): an older word that
-- comes late must not bring it back.
create table known_vpc (
  vpc_id text primary key,
  account_id text not null,
  region text not null,
  present boolean not null,
  version bigint not null
);
create index known_vpc_by_account on known_vpc (account_id) where present;

create table known_cidr_block (
  vpc_id text not null references known_vpc,
  cidr_block cidr not null,
  present boolean not null,
  version bigint not null,
  since timestamptz not null,
  primary key (vpc_id, cidr_block)
);

create table known_subnet (
  subnet_id text primary key,
  vpc_id text not null references known_vpc,
  account_id text not null,
  cidr_block cidr not null,
  present boolean not null,
  version bigint not null,
  position bigint not null
);
create index known_subnet_by_vpc on known_subnet (vpc_id) where present;
create index known_subnet_by_account on known_subnet (account_id, position) where present;

-- The VPCs of an end may be told of later, or never; hence no reference.
create table known_connection (
  connection_id text primary key,
  status text not null,
  version bigint not null
);

create table known_connection_end (
  connection_id text not null references known_connection,
  role text not null check (role in ('REQUESTER', 'ACCEPTER')),
  account_id text not null,
  vpc_id text not null,
  region text not null,
  cidr_blocks cidr[] not null,
  primary key (connection_id, role)
);
create index known_connection_end_by_vpc on known_connection_end (vpc_id);

create table raised_quota (
  account_id text not null,
  quota text not null,
  raised_to integer not null,
  primary key (account_id, quota)
);
