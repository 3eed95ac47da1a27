-- Promotions as each partition's decider knows them: everybody is told, in the order of everything else that is asked of it.
create table replenishment.promotion (
    partition smallint         not null,
    id        text             not null,
    items     text[],                                   -- or all of a category
    category  text,
    stores    text[],                                   -- null: the chain
    depth     double precision not null,                -- share off the usual price
    first_day date             not null,
    last_day  date             not null,
    set_by    text,
    primary key (partition, id)
);

-- What promotions have sold, and what would have been sold without, by category and tenth of the price.
create table replenishment.uplift (
    partition smallint         not null,
    category  text             not null,
    band      smallint         not null,
    sold      double precision not null,
    expected  double precision not null,
    primary key (partition, category, band)
);

-- Items that took the place of others.
create table replenishment.supersession (
    partition   smallint         not null,
    item        text             not null,
    predecessor text             not null,
    units       double precision not null,
    share       double precision not null,
    primary key (partition, item)
);

-- What a department of a store sold on each weekday, and what it would have sold if all weekdays were alike. Older weeks fade.
create table replenishment.department_week (
    store      text collate "C"  not null,
    department text              not null,
    weekday    smallint          not null,              -- 1 is Monday
    sold       double precision  not null,
    expected   double precision  not null,
    days       int               not null,
    through    date              not null,
    primary key (store, department, weekday)
);

-- Sums over a department's items at the last close of the store, for Taylor's law: x = ln(level), y = ln(variance).
create table replenishment.department_spread (
    store      text collate "C"  not null,
    department text              not null,
    items      int               not null,
    x          double precision  not null,
    y          double precision  not null,
    xx         double precision  not null,
    xy         double precision  not null,
    primary key (store, department)
);

-- What the known items of a category sold a day at the last close of the store, all together.
create table replenishment.category_level (
    store    text collate "C"  not null,
    category text              not null,
    items    int               not null,
    units    double precision  not null,
    primary key (store, category)
);

-- Where a store-item's demand came from when it had none of its own, and since when.
alter table replenishment.store_item
    add column origin       text,
    add column origin_since date;
