-- What is on the road is a small part of all that ever left.
create index despatch_line_under_way on distribution.despatch_line (sscc) where received_at is null;
