-- Open picks of lots of which the last day passes.
create index pick_open_by_date on distribution.pick (best_before) where picked is null and best_before is not null;
