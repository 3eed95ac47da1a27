-- What is called back, as the ledger told it.
create table distribution.recall (
    recall      text        collate "C" primary key,
    items       text[]      not null,
    opened_at   timestamptz not null,
    released_at timestamptz
);
-- The task of each center; settled_at is null while it stands.
create table distribution.recall_task (
    recall     text        collate "C" not null references distribution.recall,
    dc         text        collate "C" not null,
    settled_at timestamptz,
    primary key (recall, dc)
);
