-- for lists that say so, which are those of all accounts: see Conditions.of
drop index vpc_view_by_position;
create index vpc_view_of_all on vpc_view (position) where position >= 0;
drop index subnet_view_by_position;
create index subnet_view_of_all on subnet_view (position) where position >= 0;
drop index peering_view_by_position;
create index peering_view_of_all on peering_view (position) where position >= 0;
drop index ticket_view_by_position;
create index ticket_view_of_all on ticket_view (position) where position >= 0;
drop index classic_interconnect_view_by_position;
create index classic_interconnect_view_of_all on classic_interconnect_view (position) where position >= 0;
