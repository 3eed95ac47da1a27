-- What the catalog says of an item: what is held stays where it is, what is delisted or not stocked is not sent for. Read again from the catalog, a state holds from then on.
alter table distribution.item
    add column state   text    not null default 'ACTIVE' check (state in ('ACTIVE', 'DELISTED', 'HELD')),
    add column stocked boolean not null default true;
