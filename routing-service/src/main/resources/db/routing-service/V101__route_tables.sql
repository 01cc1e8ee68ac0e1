-- Written in the deciding transaction: the rules that span route tables.
create table route_table_register (
  table_id text primary key,
  vpc_id text not null,
  account_id text not null,
  main boolean not null
);
create index route_table_register_by_vpc on route_table_register (vpc_id);
create unique index one_main_table_per_vpc on route_table_register (vpc_id) where main;

create table route_register (
  route_id text primary key,
  table_id text not null references route_table_register,
  destination cidr not null,
  next_hop_type text not null,
  next_hop_id text not null,
  status text not null,
  constraint one_route_per_destination unique (table_id, destination)
);
create index route_register_by_next_hop on route_register (next_hop_type, next_hop_id);

-- No row: the main table of the VPC serves the subnet. A table that serves one cannot go.
create table subnet_association (
  subnet_id text primary key references known_subnet,
  table_id text not null references route_table_register
);
create index subnet_association_by_table on subnet_association (table_id);

-- Read models, kept by projections and rebuilt from the events at any time.
create table route_table_view (
  table_id text primary key,
  vpc_id text not null,
  account_id text not null,
  main boolean not null,
  name text not null,
  created_at timestamptz not null,
  position bigint not null,
  version bigint not null
);
create index route_table_view_by_account on route_table_view (account_id, position);
create index route_table_view_by_vpc on route_table_view (vpc_id, position);

create table route_view (
  route_id text primary key,
  table_id text not null,
  account_id text not null,
  destination cidr not null,
  next_hop_type text not null,
  next_hop_id text not null,
  status text not null,
  description text not null,
  created_at timestamptz not null,
  position bigint not null,
  version bigint not null
);
create index route_view_by_table on route_view (table_id, position);
create index route_view_by_account on route_view (account_id, position);
create index route_view_by_next_hop on route_view (account_id, next_hop_id, position);
