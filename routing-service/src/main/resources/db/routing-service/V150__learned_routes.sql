-- What a table learned from a cloud connect network may be joined by one route through a Direct
-- Connect gateway or a peering connection. Which one is decided by the table's aggregate, whose
-- decisions are serial; the constraint keeps all other types away from them. Nothing was learned
-- before.
update route_register set sharing = 'ccn-and-one'
where next_hop_type in ('DIRECT_CONNECT_GATEWAY', 'PEERING_CONNECTION');
