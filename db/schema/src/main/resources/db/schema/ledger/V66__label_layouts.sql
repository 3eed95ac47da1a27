-- How labels of scales are laid out where that is not as usual: for the chain, or for one store.
create table ledger.label_layout (
    prefix       text collate "C" not null,
    store        text collate "C" references ledger.store,
    form         text not null check (form in ('PRICE', 'WEIGHT', 'UNITS')),
    item_digits  int not null check (item_digits >= 1),
    verifier     boolean not null,
    value_digits int not null check (value_digits >= 1),
    decimals     int not null check (decimals >= 0),
    unique nulls not distinct (prefix, store)
);
-- A layout that was taken back is told by a record without a value, as compacted topics have it.
alter table ledger.outbox alter column value drop not null;
