-- What numbers stood for, and from when: '' from ever, else an instant or a business date. What was listed before holds from ever.
create table ledger.pack_content (
    gtin  text collate "C" not null,
    since text collate "C" not null,
    item  text collate "C" not null references ledger.item,
    units int  not null check (units >= 0), -- 0: it stands for the item no more
    id    bigint generated always as identity, -- of two that begin at once the later one holds
    primary key (gtin, item, since)
);
create index pack_content_item on ledger.pack_content (item);
insert into ledger.pack_content (gtin, since, item, units) select gtin, '', item, units from ledger.pack;
alter table ledger.pack add column since text collate "C";

-- Items that are made of others: what a kit is made of from when on. A kit without parts is none any more.
create table ledger.kit (
    item  text collate "C" not null references ledger.item,
    since text collate "C" not null,
    parts text not null, -- JSON, as it goes to the topic
    id    bigint generated always as identity,
    primary key (item, since)
);
create table ledger.kit_part (
    kit  text collate "C" not null references ledger.item,
    part text collate "C" not null references ledger.item,
    primary key (kit, part)
);
create index kit_part_part on ledger.kit_part (part);
