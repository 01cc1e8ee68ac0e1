create table heard (
  id bigint generated always as identity primary key,
  event_id text not null,
  subject text not null,
  name text not null,
  actor text not null,
  correlation_id text not null
);
