-- Items that are called back. stores is null for all of them; released_at is null while it stands.
create table ledger.recall (
    recall         text        collate "C" primary key,
    digest         text        not null,
    reason         text        not null,
    lot            text,
    stores         text[],
    opened_at      timestamptz not null,
    due            timestamptz not null,
    released_at    timestamptz,
    release_reason text
);
create index recall_standing on ledger.recall (recall) where released_at is null;

-- state_before is what the item returns to when nothing calls it back any more.
create table ledger.recall_item (
    recall       text collate "C" not null references ledger.recall,
    item         text collate "C" not null,
    state_before text not null,
    primary key (recall, item)
);
create index recall_of_item on ledger.recall_item (item);

-- A store that was asked. It is asked again, and OPEN again, when more of it turns up after its answer.
create table ledger.recall_store (
    recall      text        collate "C" not null references ledger.recall,
    store       text        collate "C" not null,
    state       text        not null check (state in ('OPEN', 'ANSWERED')),
    asked_at    timestamptz not null,
    answered_at timestamptz,
    primary key (recall, store)
);

-- on_hand and in_transit are what the books had when it was told last; the others what the store said, all its answers together.
create table ledger.recall_line (
    recall     text collate "C" not null,
    store      text collate "C" not null,
    item       text collate "C" not null,
    on_hand    int  not null,
    in_transit int  not null,
    found      int  not null default 0,
    returned   int  not null default 0,
    destroyed  int  not null default 0,
    primary key (recall, store, item),
    foreign key (recall, store) references ledger.recall_store,
    check (found = returned + destroyed)
);

create table ledger.recall_answer (
    recall   text        collate "C" not null,
    store    text        collate "C" not null,
    identity text        collate "C" not null,
    digest   text        not null,
    told_at  timestamptz not null,
    primary key (recall, store, identity)
);
