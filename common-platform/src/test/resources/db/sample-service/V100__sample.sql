create table sample_view (
  id text primary key,
  name text not null,
  version bigint not null,
  position bigint not null
);
