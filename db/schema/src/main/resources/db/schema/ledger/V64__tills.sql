-- The second basket under a number that was used, whole, until somebody books it under another one. The digest tells several of them apart, and one that came twice is there once.
create table ledger.conflict (
    store         text        collate "C" not null,
    business_date date        not null,
    till          text        collate "C" not null,
    sequence      bigint      not null,
    digest        text        collate "C" not null,
    record        bytea       not null,                  -- the transaction as its till sent it
    author        text,
    noticed_at    timestamptz not null,
    booked_as     text,                                  -- businessDate/till/sequence
    primary key (store, business_date, till, sequence, digest)
);

-- Up to which business date of a store the numbers of its tills were looked at. It is looked at once more on the three days after it, since tills are offline so long.
create table ledger.day_looked_at (
    store         text collate "C" primary key,
    business_date date not null
);

-- Business dates of which something came later than that, to be looked at with the store's next close.
create table ledger.late_day (
    store         text collate "C" not null,
    business_date date not null,
    primary key (store, business_date)
);

-- When a till was first and last heard of.
create table ledger.till (
    store      text collate "C" not null,
    till       text collate "C" not null,
    first_date date not null,
    last_date  date not null,
    primary key (store, till)
);

-- What somebody owns: between lowest and highest are so many that are there. Of a till that was silent all day highest is null.
create table ledger.missing (
    store         text   collate "C" not null,
    business_date date   not null,
    till          text   collate "C" not null,
    lowest        bigint not null,
    highest       bigint,
    there         bigint not null,
    primary key (store, business_date, till)
);
