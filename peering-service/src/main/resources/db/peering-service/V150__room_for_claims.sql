-- A claim makes the rows of both VPCs longer, and all rows of a page may be claimed at the same time:
-- there is room for a second version of each, so that no index has to be touched.
alter table vpc_register set (fillfactor = 40);
