-- A third, steady level of demand, and how long a store-item has been silent. What was learnt before goes on from its slow level.
alter table replenishment.store_item
    add column demand_silent int  not null default 0,
    add column demand_steady real not null default 0;
update replenishment.store_item set demand_steady = demand_slow;
alter table replenishment.store_item
    alter column demand_silent drop default,
    alter column demand_steady drop default;
