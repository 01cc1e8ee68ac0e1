-- The event store. transaction_id stands first: its default is evaluated before the identity is drawn,
-- so whoever holds a number also shows in pg_current_snapshot() while in flight (see EventTail).
create table event (
  transaction_id xid8 not null default pg_current_xact_id(),
  global_index bigint generated always as identity primary key,
  aggregate_id text not null,
  sequence_number bigint not null,
  aggregate_type text not null,
  event_id text not null,
  occurred_at timestamptz not null,
  type text not null,
  revision text not null,
  payload bytea not null,
  metadata bytea not null,
  constraint event_sequence unique (aggregate_id, sequence_number)
);

create table snapshot (
  aggregate_id text not null,
  sequence_number bigint not null,
  aggregate_type text not null,
  event_id text not null,
  occurred_at timestamptz not null,
  type text not null,
  revision text,
  payload bytea not null,
  metadata bytea not null,
  primary key (aggregate_id, sequence_number)
);

-- How far each projection has come, and the relay.
create table progress (
  name text primary key,
  position bigint not null
);

-- The last event of another context that took effect here, per partition of its topic.
create table inbox (
  consumer text not null,
  context text not null,
  partition integer not null,
  position bigint not null,
  primary key (consumer, context, partition)
);

create table dead_letter (
  id bigint generated always as identity primary key,
  consumer text not null,
  context text not null,
  partition integer not null,
  kafka_offset bigint not null,
  key text not null,
  type text not null,
  headers jsonb not null,
  payload bytea not null,
  reason text not null,
  attempts integer not null,
  parked_at timestamptz not null,
  resolved_at timestamptz,
  announced boolean not null default false,
  discarded_by text,
  discard_reason text,
  constraint dead_letter_once unique (consumer, context, partition, kafka_offset)
);

create index dead_letter_open on dead_letter (consumer, key) where resolved_at is null;

create table idempotency (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  headers jsonb,
  body bytea,
  created_at timestamptz not null,
  primary key (scope, key)
);

create index idempotency_age on idempotency (created_at);

-- db-scheduler
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
