-- Remembered answers are sealed with the request they belong to from now on; older ones would not open.
delete from idempotency where body is not null;
