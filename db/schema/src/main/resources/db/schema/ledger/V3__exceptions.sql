-- What somebody has to look at. Opened once however often it is raised.
create table ledger.exception (
    kind      text        collate "C" not null,
    subject   text        collate "C" not null,
    store     text        collate "C" not null,
    owner     text        not null,
    detail    text        not null,
    open      boolean     not null,
    times     bigint      not null,
    opened_at timestamptz not null,
    last_at   timestamptz not null,
    closed_at timestamptz,
    primary key (kind, subject)
);
create index exception_open on ledger.exception (kind, store) where open;

-- Records that could not be read or applied. Each waits here for a person, and its partition goes on.
create table ledger.quarantine (
    id             bigint generated always as identity primary key,
    topic          text        not null,
    partition      smallint    not null,
    kafka_offset   bigint      not null,
    type           text,
    record_key     bytea,
    value          bytea,
    reason         text        not null,
    quarantined_at timestamptz not null,
    ended          text check (ended in ('REPLAYED', 'DISMISSED')),
    ended_at       timestamptz,
    unique (topic, partition, kafka_offset)
);

-- Records that a batch's transaction decided to send to Kafka: opened and closed exceptions, the receiving halves of transfers.
-- Deleted once acknowledged, so a crash sends some twice and loses none.
create table ledger.outbox (
    id         bigint generated always as identity primary key,
    topic      text  not null,
    record_key text  not null,
    type       text  not null,
    value      bytea not null
);
