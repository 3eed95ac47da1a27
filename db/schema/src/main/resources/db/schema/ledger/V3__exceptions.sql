-- What somebody has to look at. Opened once however often it is raised; announced on the topic after each opening and closing.
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
    announced boolean     not null default false,
    primary key (kind, subject)
);
create index exception_open on ledger.exception (kind, store) where open;
create index exception_to_announce on ledger.exception (last_at) where not announced;

-- Records that could not be read or applied. Each waits here for a person, and its partition goes on.
create table ledger.quarantine (
    id             bigint generated always as identity primary key,
    partition      smallint    not null,
    kafka_offset   bigint      not null,
    type           text,
    record_key     bytea,
    value          bytea,
    reason         text        not null,
    quarantined_at timestamptz not null,
    ended          text check (ended in ('REPLAYED', 'DISMISSED')),
    ended_at       timestamptz,
    unique (partition, kafka_offset)
);
