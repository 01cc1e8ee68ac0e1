create extension if not exists btree_gist;

-- One next hop once per destination, disabled or not. Enabled routes share a destination only where
-- their types may (column sharing: the same text); one that shares with none has its own id there.
-- How many share is counted by the table's aggregate, whose decisions are serial.
alter table route_register add column sharing text;
update route_register set sharing = route_id;
alter table route_register
  alter column sharing set not null,
  drop constraint one_route_per_destination,
  add constraint one_route_per_next_hop
    unique (table_id, destination, next_hop_type, next_hop_id),
  add constraint shared_among_equals exclude using gist
    (table_id with =, destination with =, sharing with <>) where (status <> 'DISABLED');

alter table route_view
  add column origin text not null default 'USER',
  add column published boolean not null default false;
