-- Goods of which the lot is known are kept by it within their location; what nobody has named is the rest of the location's stock.
create table distribution.lot (
    dc          text collate "C" not null,
    item        text collate "C" not null,
    lot         text collate "C" not null,
    best_before date,                      -- null while nobody has said it
    passed_at   timestamptz,               -- when it was seen that it may be sent no more; null again where it may, or has come anew
    asked_at    timestamptz,               -- since when people are asked to take it away; null while they are not
    primary key (dc, item, lot)
);
create index lot_passing on distribution.lot (dc, best_before) where passed_at is null and best_before is not null;
create index lot_asked on distribution.lot (dc) where asked_at is not null;

create table distribution.lot_stock (
    dc        text collate "C" not null,
    item      text collate "C" not null,
    location  text not null,
    lot       text collate "C" not null,
    units     int  not null default 0 check (units >= 0),
    allocated int  not null default 0 check (allocated >= 0),
    primary key (dc, item, location, lot),
    foreign key (dc, item, lot) references distribution.lot
);

-- Null: of no lot that anybody named.
alter table distribution.stock_entry add column lot text collate "C";
create index stock_entry_lot on distribution.stock_entry (dc, item, lot) where lot is not null;

-- The lot that is asked for, with its date, and the one that was taken.
alter table distribution.pick
    add column lot         text collate "C",
    add column best_before date,
    add column picked_lot  text collate "C";

-- What of a line that left is of which lot.
create table distribution.despatch_lot (
    sscc        text collate "C" not null,
    order_line  text collate "C" not null,
    lot         text collate "C" not null,
    best_before date,
    units       int  not null check (units > 0),
    primary key (sscc, order_line, lot),
    foreign key (sscc, order_line) references distribution.despatch_line
);

-- Whole days that goods must still keep when they are sent; 0: until their last day.
alter table distribution.dc add column minimum_life_days int not null default 0 check (minimum_life_days between 0 and 3650);
