-- What numbers stand for, and stood for: goods count by what their carton held when they came. '' is from ever. The catalog's items say the whole of it, each time.
create table distribution.pack_content (
    gtin  text collate "C" not null,
    item  text collate "C" not null,
    units int  not null check (units >= 0), -- 0: it stands for the item no more
    since text collate "C" not null,
    place int  not null,                    -- of two that begin at once the later one holds
    primary key (gtin, item, place)
);
create index pack_content_item on distribution.pack_content (item);
insert into distribution.pack_content (gtin, item, units, since, place) select gtin, item, units, '', 0 from distribution.pack;
drop table distribution.pack;

-- Of which items a kit is made, and from when: JSON as the catalog has it; null for what is no kit.
alter table distribution.item add column kit text;
