-- What may be done with an item, and whether anybody keeps stock of it. What was booked of an item while nobody did is no stock: when it is stocked again, its shelves begin anew.
alter table ledger.item
    add column state        text    not null default 'ACTIVE' check (state in ('ACTIVE', 'DELISTED', 'HELD')),
    add column stocked      boolean not null default true,
    add column begins_anew  boolean not null default false;
create index item_begins_anew on ledger.item (gtin) where begins_anew;
