-- Transfers between centers arrive in parts; what has not come is on the road until a person says that it comes no more.
create table distribution.center_transfer_part (
    transfer   bigint      not null references distribution.center_transfer,
    part       int         not null check (part > 0),
    identity   text        collate "C" not null,         -- of the report
    arrived_at timestamptz not null,
    arrived    int         not null check (arrived >= 0),  -- good units
    damaged    int         not null check (damaged >= 0),
    complete   boolean     not null,                     -- nothing more was to come
    author     text,                                     -- null of what came before parts were kept
    primary key (transfer, part),
    unique (transfer, identity));
insert into distribution.center_transfer_part (transfer, part, identity, arrived_at, arrived, damaged, complete)
    select id, 1, 'whole', arrived_at, arrived, damaged, true from distribution.center_transfer where state = 'ARRIVED';

-- Of each lot that travels, what has come.
alter table distribution.center_transfer_lot add column arrived int not null default 0 check (arrived between 0 and units);

-- The center whose people were asked about a transfer that is late; null while nobody is.
alter table distribution.center_transfer add column asked text collate "C";
create index center_transfer_late on distribution.center_transfer (expected_at) where state in ('ORDERED', 'LEFT') and asked is null;
