-- Written in the deciding transaction: the sets whose rules hold by constraint.
-- Whether no two blocks share an address.
create function disjoint(blocks inet[]) returns boolean
language plpgsql immutable parallel safe as $$
begin
  for i in 2 .. cardinality(blocks) loop
    if blocks[i] && any (blocks[1 : i - 1]) then
      return false;
    end if;
  end loop;
  return true;
end
$$;

-- The VPCs there are, and all that must hold for one: its own blocks, the primary one first; the
-- VPCs it is joined with by a pending or active connection; and the addresses it reaches, which are
-- its own and, unless its peers may overlap, those of each peer.
create table vpc_register (
  vpc_id      text primary key,
  account_id  text   not null,
  region      text   not null,
  blocks      text[] not null,
  reach       inet[] not null,
  peers       text[] not null default '{}',
  peers_most  int    not null default 0,
  active      int    not null default 0, -- how many of the connections are active
  active_most int    not null default 0,
  constraint vpc_reach_free check (disjoint(reach)),
  constraint vpc_peers_within check (cardinality(peers) <= peers_most),
  constraint vpc_active_within check (active between 0 and active_most)
) with (fillfactor = 60); -- room for the next version of a row: no index is touched by a connection
create index vpc_register_by_account on vpc_register (account_id, region);

create table subnet_register (
  subnet_id text primary key,
  vpc_id    text not null references vpc_register
);
create index subnet_register_by_vpc on subnet_register (vpc_id);

-- Every connection there ever was: who may see it, until when an answer is awaited, whether it
-- joins its VPCs. Only where peers may overlap it has the blocks of both.
create table connection_register (
  connection_id     text primary key,
  requester_account text    not null,
  accepter_account  text    not null,
  requester_vpc     text    not null,
  accepter_vpc      text    not null,
  cross_region      boolean not null,
  answer_by         timestamptz,
  live              boolean not null default true,
  active            boolean not null default false,
  reach             inet[]  not null default '{}',
  constraint connection_reach_free check (disjoint(reach))
);
-- one pending or active connection between two VPCs, whoever asked
create unique index vpc_pair_once on connection_register
  (least(requester_vpc, accepter_vpc), greatest(requester_vpc, accepter_vpc)) where live;
create index connection_register_awaited on connection_register (answer_by)
  where answer_by is not null;

-- limits that a ticket raised
create table quota_limit (
  account_id text not null,
  quota      text not null,
  most       int  not null check (most >= 0),
  primary key (account_id, quota)
);

-- how much of a limit is used, per account and region, or per account
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
