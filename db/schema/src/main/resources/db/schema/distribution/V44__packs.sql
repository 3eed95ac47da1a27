-- Other numbers of an item: goods come in under the number on their carton. The catalog is read once more from its beginning to fill it.
create table distribution.pack (
    gtin  text collate "C" primary key,
    item  text collate "C" not null,
    units int not null check (units >= 1)
);
create index pack_item on distribution.pack (item);
delete from distribution.cursor where topic = 'catalog.items';

-- What came in under a number that was listed as a pack only afterwards becomes stock of its item.
alter table distribution.stock_entry drop constraint stock_entry_kind_check,
    add constraint stock_entry_kind_check check (kind in ('INBOUND', 'PICKED', 'DESPATCHED', 'COUNTED', 'ADJUSTED', 'MOVED', 'RENUMBERED'));

-- Under which numbers goods came in that nobody had listed, until somebody does.
create table distribution.unlisted_goods (
    dc   text collate "C" not null references distribution.dc,
    item text collate "C" not null,
    primary key (item, dc)
);
