create table ledger.store (
    gln       text collate "C" primary key,
    name      text not null,
    zone      text not null,
    close_out time not null,
    dc        text,
    region    text
);

create table ledger.item (
    gtin       text collate "C" primary key,
    name       text not null,
    brand      text,
    department text,
    category   text,
    unit       text not null check (unit in ('EACH', 'GRAM')),
    case_pack  int  not null check (case_pack >= 1)
);

create table ledger.pack (
    gtin  text collate "C" primary key,
    item  text collate "C" not null references ledger.item,
    units int  not null check (units >= 1)
);
create index pack_item on ledger.pack (item);

create table ledger.price (
    item        text collate "C" not null references ledger.item,
    store       text collate "C",
    valid_from  timestamptz not null,
    valid_until timestamptz,
    amount      numeric(12, 4) not null check (amount >= 0),
    currency    text not null,
    unique nulls not distinct (item, store, valid_from)
);
