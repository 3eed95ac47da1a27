-- How far each topic partition has been taken; moved by compare-and-set in the transaction that applies a batch.
create table replenishment.cursor (
    topic           text     not null,
    partition       smallint not null,
    kafka_offset    bigint   not null,
    source_position bigint   not null default 0,
    primary key (topic, partition)
);

create table replenishment.journal_head (
    partition     smallint primary key,
    next_position bigint   not null
);

-- Every order event that ever was, in the order in which it was decided. Never updated.
create table replenishment.journal (
    partition      smallint    not null,
    position       bigint      not null,
    key            text        collate "C" not null,     -- order/line
    sequence       int         not null,
    type           text        not null,
    schema_version smallint    not null,
    occurred_at    timestamptz not null,
    recorded_at    timestamptz not null,
    payload        bytea       not null,
    trace          text,
    primary key (partition, position)
);
create unique index journal_key_sequence on replenishment.journal (key, sequence);

create table replenishment.relay (
    partition smallint primary key,
    position  bigint   not null
);

-- Records that could not be read, with the reason; they are passed over so that the others go on.
create table replenishment.put_aside (
    topic        text        not null,
    partition    smallint    not null,
    kafka_offset bigint      not null,
    reason       text        not null,
    recorded_at  timestamptz not null,
    primary key (topic, partition, kafka_offset)
);
