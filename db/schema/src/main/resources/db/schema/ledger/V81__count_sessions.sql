-- A count that several people take, area by area, and that is reported when it is closed.
create table ledger.count_session (
    store     text        collate "C" not null,
    session   text        collate "C" not null,
    digest    text        not null,
    name      text,
    opened_at timestamptz not null,
    opened_by text        not null,
    ended_at  timestamptz,
    ended_by  text,
    reason    text,                                      -- why it was called off; null where it was closed
    primary key (store, session)
);
create index count_session_open on ledger.count_session (store, opened_at) where ended_at is null;

create table ledger.count_area (
    store    text collate "C" not null,
    session  text collate "C" not null,
    place    int     not null,                           -- in the order in which they were named
    area     text    not null,
    kind     text    not null check (kind in ('SALES_FLOOR', 'BACK_ROOM')),
    left_out boolean not null default false,             -- nobody had to count it
    primary key (store, session, area),
    foreign key (store, session) references ledger.count_session
);

-- What one person counted in one area, at one instant.
create table ledger.count_part (
    store       text        collate "C" not null,
    session     text        collate "C" not null,
    part        text        collate "C" not null,
    digest      text        not null,
    area        text        not null,
    counted_at  timestamptz not null,
    counted_by  text        not null,
    recorded_at timestamptz not null,
    primary key (store, session, part),
    foreign key (store, session) references ledger.count_session
);

-- replaced_by is the later part that says that its units are the right ones.
create table ledger.count_part_line (
    store       text collate "C" not null,
    session     text collate "C" not null,
    part        text collate "C" not null,
    item        text collate "C" not null,
    units       int  not null,
    replaced_by text collate "C",
    primary key (store, session, part, item),
    foreign key (store, session, part) references ledger.count_part
);
create index count_part_line_item on ledger.count_part_line (store, session, item) where replaced_by is null;

-- What a closed session reported of each item. count is the identity of the report in which it stands.
create table ledger.count_result (
    store      text        collate "C" not null,
    session    text        collate "C" not null,
    item       text        collate "C" not null,
    counted_at timestamptz not null,
    units      int         not null,
    unsure     int         not null,
    count      text        collate "C" not null,
    primary key (store, session, item),
    foreign key (store, session) references ledger.count_session
);
