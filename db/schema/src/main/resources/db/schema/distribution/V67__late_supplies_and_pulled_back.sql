-- Whether people were told that it is late, and not that it is not any more.
alter table distribution.supplier_order add column late_told boolean not null default false;
create index supplier_order_late on distribution.supplier_order (expected_at) where state = 'OPEN' and not late_told;

-- What came under a number under which nothing was ordered yet: it counts for the order if one is placed.
create table distribution.early_delivery (
    dc text collate "C", number text collate "C", item text collate "C",
    received bigint not null default 0, damaged bigint not null default 0,
    complete boolean not null,           -- nothing more was to come
    came_at timestamptz not null,        -- the latest of it
    primary key (dc, number, item));
create index early_delivery_age on distribution.early_delivery (came_at);

-- The cut-off that a line had before it was pulled forward, for who takes that back; null in those that were pulled before it was noted.
alter table distribution.order_line add column cut_off_before timestamptz;

-- The stores from which alone items are called back; null for the whole chain, in which the catalog holds them.
alter table distribution.recall add column stores text[];
