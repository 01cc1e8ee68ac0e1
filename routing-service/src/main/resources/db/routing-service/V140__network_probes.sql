-- Written in the deciding transaction: how many probes and probed subnets a VPC has, and what each
-- subnet measures. The routes that follow from probes are derived from these, and stored nowhere.
create table network_probe_register (
  probe_id text primary key,
  vpc_id text not null,
  subnet_id text not null,
  account_id text not null,
  next_hop_type text,
  next_hop_id text
);
create index network_probe_register_by_vpc on network_probe_register (vpc_id);
create index network_probe_register_by_subnet on network_probe_register (subnet_id);

create table network_probe_destination (
  subnet_id text not null,
  destination inet not null,
  probe_id text not null references network_probe_register on delete cascade,
  place bigint generated always as identity,
  since timestamptz not null default now(),
  constraint one_probe_per_destination primary key (subnet_id, destination)
);
create index network_probe_destination_by_probe on network_probe_destination (probe_id);

create table network_probe_use (
  vpc_id text primary key,
  probes integer not null,
  most_probes integer not null,
  subnets integer not null,
  most_subnets integer not null,
  constraint network_probes_within check (probes <= most_probes),
  constraint probed_subnets_within check (subnets <= most_subnets)
);

-- Read model, kept by a projection and rebuilt from the events at any time.
create table network_probe_view (
  probe_id text primary key,
  vpc_id text not null,
  subnet_id text not null,
  account_id text not null,
  name text not null,
  description text not null,
  destinations jsonb not null,
  next_hop_type text,
  next_hop_id text,
  measured_at timestamptz,
  results jsonb not null,
  created_at timestamptz not null,
  position bigint not null,
  version bigint not null
);
create index network_probe_view_by_account on network_probe_view (account_id, position);
