-- What is settled for long is forgotten, so that the books stay as large as the trade of their age. What it came to stays known, as totals count all that ever was.
create table distribution.forgotten (
    single boolean primary key default true check (single),
    before timestamptz not null,         -- order lines due before it are not taken any more: they were, and may be forgotten
    lines bigint not null, lines_despatched bigint not null, despatches bigint not null,
    eaches_cancelled bigint not null, grams_cancelled bigint not null, eaches_despatched bigint not null, grams_despatched bigint not null);
insert into distribution.forgotten values (true, '-infinity', 0, 0, 0, 0, 0, 0, 0);

create index order_line_settled on distribution.order_line (due_at, id) where despatched + cancelled = units and (despatched = 0 or received_at is not null);
create index despatch_line_order on distribution.despatch_line (order_line);
create index wave_short_order on distribution.wave_short (order_line);
create index inbound_age on distribution.inbound (recorded_at);
