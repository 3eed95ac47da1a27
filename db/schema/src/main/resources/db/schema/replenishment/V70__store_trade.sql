-- What all items of a store sold together in each hour of a day, for nine weeks: the silence of a whole store says nothing of its items.
create table replenishment.store_trade (
    store     text collate "C" not null,
    day       date             not null,               -- store-local
    purchases real[]           not null,               -- 24: units, or grams in portions
    primary key (store, day)
) with (fillfactor = 70);

-- Four bits for each of the last sixteen closed days, yesterday's lowest: how much of it was not heard of when it closed, in fifteenths.
alter table replenishment.store_item add column demand_unheard bigint not null default 0;
alter table replenishment.store_item alter column demand_unheard drop default;
