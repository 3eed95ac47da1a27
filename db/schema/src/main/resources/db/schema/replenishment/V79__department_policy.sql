-- What people decided about all items of a department, at a store or in the whole chain. Each change stays as it was, and the last one of a place holds there: one that has ended says nothing.
-- Those of the chain every partition's decider hears of, those of a store the one that it belongs to.
create table replenishment.department_policy (
    partition            smallint    not null,
    department           text        collate "C" not null,
    store                text        collate "C" not null,  -- empty: the chain
    change               int         not null,              -- 1 and up, without gaps
    set_at               timestamptz not null,
    author               text,                              -- as role/channel/subject
    -- null where nothing was decided
    service_level        double precision,
    fill_rate            double precision,
    unit_margin          double precision,
    holding_cost         double precision,
    presentation_minimum int,                               -- of what is sold by the piece
    presentation_grams   int,                               -- of what is sold by weight
    minimum_life_days    int,                               -- 0: it keeps
    ended                boolean     not null,
    primary key (partition, department, store, change)
);

-- How far the store-items of a department have been looked at since its policy changed; a round that is over is gone.
create table replenishment.department_round (
    partition   smallint not null,
    department  text     collate "C" not null,
    store       text     collate "C" not null,
    change      int      not null,
    after_store text     collate "C",                       -- the last one that was looked at; null before the first
    after_item  text     collate "C",
    primary key (partition, department, store)
);

-- A person has said that a shelf needs no presentation minimum, whatever its department has.
alter table replenishment.store_item add column presentation_none boolean not null default false;

-- Whose policy the aim of a line came from; null for the chain's standard, and in lines that were placed before.
alter table replenishment.order_line add column aim_from text;
