-- Of a store, what nobody can tell any more: whether a transaction of before this business date was counted, and what came back of its sale. So none such is taken.
-- A row stands here some minutes before what it tells of is removed.
create table ledger.forgotten (
    store  text        collate "C" primary key,
    before date        not null,
    since  timestamptz not null
);

-- Transactions that were counted, and whose rows are removed since.
alter table ledger.totals add column forgotten bigint not null default 0;
