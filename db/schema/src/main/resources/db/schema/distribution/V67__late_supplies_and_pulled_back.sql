-- Whether people were told that it is late, and not that it is not any more.
alter table distribution.supplier_order add column late_told boolean not null default false;
create index supplier_order_late on distribution.supplier_order (expected_at) where state = 'OPEN' and not late_told;

-- What came under which number, by the report of it, until that is taken back: for the order of that number, or for the one that is placed under it later.
create table distribution.supplier_delivery (
    dc text collate "C", report text collate "C", item text collate "C",
    number text collate "C" not null,
    received bigint not null, damaged bigint not null,
    complete boolean not null,           -- nothing more was to come
    came_at timestamptz not null,
    primary key (dc, report, item));
create index supplier_delivery_number on distribution.supplier_delivery (dc, number);
create index supplier_delivery_age on distribution.supplier_delivery (came_at);

-- The cut-off that a line had before it was pulled forward, for who takes that back; null in those that were pulled before it was noted.
alter table distribution.order_line add column cut_off_before timestamptz;

-- The stores from which alone items are called back; null for the whole chain, in which the catalog holds them.
alter table distribution.recall add column stores text[];
