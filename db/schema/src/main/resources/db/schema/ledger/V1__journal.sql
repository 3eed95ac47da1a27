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
--
-- It lies in parts, each 2^24 positions of every partition, so that an old one can be detached and moved away as a whole. By position and not
-- by time, because everybody who reads in order asks by position and then meets one part or two; who asks for one store-item's history looks
-- into each part's index. Columns stand widest first: that saves the padding, 14 bytes an event.
--
-- Two indexes are enough. A key stands once in its index with a list of rows behind it, 6 bytes each, where (key, sequence) would take 60; who
-- wants a sequence sorts what one store-item has. The guard against two writers is the compare-and-set of cursor and journal_head.
create table ledger.journal (
    position       bigint      not null,
    occurred_at    timestamptz not null,
    recorded_at    timestamptz not null,
    sequence       int         not null,                 -- gap-free within the key, 0 and up
    partition      smallint    not null,
    schema_version smallint    not null,
    key            text        collate "C" not null,     -- gln|gtin
    type           text        collate "C" not null,
    payload        bytea       not null,                 -- the JSON that is relayed, byte for byte
    trace          text,
    primary key (partition, position)
) partition by range (position);

create index journal_key on ledger.journal (key);

-- Makes sure of a part for a position. A row without a part is refused and its batch tried again, so nothing is lost by being late. Attaching
-- an empty table disturbs nobody who reads or writes; "create table … partition of" would wait for them all.
create function ledger.open_journal_part(for_position bigint) returns void language plpgsql as $$
declare
    part bigint := for_position >> 24;
begin
    perform pg_advisory_xact_lock(hashtext('ledger.journal'));
    if to_regclass(format('ledger.journal_%s', part)) is null then
        execute format('create table ledger.journal_%s (like ledger.journal including all)', part);
        execute format('alter table ledger.journal attach partition ledger.journal_%s for values from (%s) to (%s)', part, part << 24, (part + 1) << 24);
    end if;
end
$$;

select ledger.open_journal_part(part << 24) from generate_series(0, 1) part;

create table ledger.relay (
    partition smallint primary key,
    position  bigint   not null
);

-- The same for the compacted topic of stock levels: every key that changed up to here has its level there.
create table ledger.level_relay (
    partition smallint primary key,
    position  bigint   not null
);
