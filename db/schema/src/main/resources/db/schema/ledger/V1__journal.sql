-- How far each topic partition has been taken; moved by compare-and-set in the transaction that applies a batch.
create table ledger.cursor (
    topic           text     not null,
    partition       smallint not null,
    kafka_offset    bigint   not null,
    source_position bigint   not null default 0,
    primary key (topic, partition)
);

-- The next position of each partition's journal. A database sequence would leave gaps after aborts, and readers would wait for them.
create table ledger.journal_head (
    partition     smallint primary key,
    next_position bigint   not null
);

-- Everything that ever happened to stock, in the order in which it was written. Never updated.
create table ledger.journal (
    partition      smallint    not null,
    position       bigint      not null,
    key            text        collate "C" not null,     -- gln|gtin
    sequence       int         not null,                 -- gap-free within the key, 0 and up
    type           text        not null,
    schema_version smallint    not null,
    occurred_at    timestamptz not null,
    recorded_at    timestamptz not null,
    payload        bytea       not null,                 -- the JSON that is relayed, byte for byte
    trace          text,
    primary key (partition, position)
);

-- The history of one store-item, and the last guard against two writers.
create unique index journal_key_sequence on ledger.journal (key, sequence);

create table ledger.relay (
    partition smallint primary key,
    position  bigint   not null
);

-- The same for the compacted topic of stock levels: every key that changed up to here has its level there.
create table ledger.level_relay (
    partition smallint primary key,
    position  bigint   not null
);
