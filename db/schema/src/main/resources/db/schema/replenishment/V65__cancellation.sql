-- What people asked to call off, so that each counts once however often it is sent.
create table replenishment.cancellation (
    line     text        collate "C" not null,
    identity text        not null,           -- the sender's key, or without one the content itself
    digest   text        not null,
    units    int         not null,
    asked_at timestamptz not null,
    primary key (line, identity)
);
