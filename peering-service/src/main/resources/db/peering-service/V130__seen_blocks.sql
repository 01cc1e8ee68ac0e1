-- What the owner of a VPC sees of its peers: who asked shows all blocks, and so does who agreed or is
-- of the same account; who was asked and has not agreed shows those of the request.
alter table connection_register add column accepter_blocks text[] not null default '{}';
update connection_register c set accepter_blocks = v.accepter_blocks
from peering_view v where v.connection_id = c.connection_id;

create view seen_block as
select v.vpc_id, seen.block::inet as block
from vpc_register v
cross join unnest(v.peers) peer
join vpc_register p on p.vpc_id = peer
join connection_register c on c.live
  and least(c.requester_vpc, c.accepter_vpc) = least(v.vpc_id, peer)
  and greatest(c.requester_vpc, c.accepter_vpc) = greatest(v.vpc_id, peer)
cross join unnest(case when c.active or c.requester_vpc = peer or p.account_id = v.account_id
  then p.blocks else c.accepter_blocks end) seen (block);
