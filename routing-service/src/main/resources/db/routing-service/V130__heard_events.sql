-- Events of other services that took effect here, in the order of commit along each lane.
create table heard_event (
  lane smallint not null,
  place bigint not null,
  subject text not null,
  sequence bigint not null,
  type text not null,
  occurred_at timestamptz not null,
  payload bytea not null,
  primary key (lane, place),
  constraint heard_once unique (subject, sequence)
);
