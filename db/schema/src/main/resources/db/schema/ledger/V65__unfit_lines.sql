-- Lines of tills that do not fit the catalog, as they were told: they move nothing until somebody says what they were. One that was taken back before it was paid is not here.
create table ledger.unfit_line (
    store         text        collate "C" not null,
    business_date date        not null,
    till          text        collate "C" not null,
    sequence      bigint      not null,
    line          int         not null,
    told          text        not null,                  -- JSON
    occurred_at   timestamptz not null,                  -- when the transaction counts as having happened
    settled_at    timestamptz,
    settled_as    text,                                  -- how: so many of an item, or why it moves nothing
    primary key (store, business_date, till, sequence, line)
);
