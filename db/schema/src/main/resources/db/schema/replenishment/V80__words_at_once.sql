-- What was said last of each promotion, and how it was ended since: what holds follows from these alone, in whatever order a partition hears of them. Nothing older than the last is kept.
create table replenishment.promotion_word (
    partition smallint         not null,
    id        text             not null,
    said_at   timestamptz      not null,                -- by the clock of who took the request, the same in every partition
    said      text collate "C" not null,                -- what decides between two of one instant; an end comes after
    ended     boolean          not null,
    items     text[],
    category  text,
    stores    text[],
    depth     double precision,
    first_day date,
    last_day  date             not null,
    set_by    text,
    primary key (partition, id, said_at, said)
);
insert into replenishment.promotion_word (partition, id, said_at, said, ended, items, category, stores, depth, first_day, last_day, set_by)
select partition, id, '-infinity', '', false, items, category, stores, depth, first_day, last_day, set_by from replenishment.promotion;
insert into replenishment.promotion_word (partition, id, said_at, said, ended, last_day)
select partition, id, ended_at, '~', true, last_day from replenishment.promotion where ended_at is not null;

-- The same of items that take the place of others.
alter table replenishment.supersession add column set_at timestamptz not null default '-infinity', add column said text collate "C" not null default '';
