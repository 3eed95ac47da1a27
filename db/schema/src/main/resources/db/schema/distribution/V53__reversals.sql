-- What staff of a center typed can be taken back: once, citing what it takes back.
alter table distribution.stock_entry drop constraint stock_entry_kind_check,
    add constraint stock_entry_kind_check
        check (kind in ('INBOUND', 'PICKED', 'DESPATCHED', 'COUNTED', 'ADJUSTED', 'MOVED', 'RENUMBERED', 'RETURNED', 'REVERSED')),
    add column report_kind text,                         -- the report that led to it, and its identity; null for what no report did, and for what is carried
    add column report      text collate "C",
    add column reverses    text,                         -- of a reversal, the kind of the entry that it takes back
    add column moved_at    timestamptz,                  -- of an entry by which a count stays right, the instant of the movement that it offsets
    add constraint stock_entry_reverses_check check ((kind = 'REVERSED') = (reverses is not null));
create index stock_entry_report on distribution.stock_entry (dc, report_kind, report) where report is not null;

alter table distribution.report drop constraint report_kind_check,
    add constraint report_kind_check check (kind in ('INBOUND', 'COUNT', 'ADJUSTMENT', 'MOVE', 'WAVE_CANCELLATION', 'RETURN_ARRIVAL', 'RETURN_CANCELLATION', 'DESPATCH_CANCELLATION',
        'REVERSAL')),
    -- Entries of the time before do not say to which report they belong.
    add column traced boolean not null default false;
alter table distribution.report alter column traced set default true;

-- Which counts a location had: without the latest, the one before it stands. report is null for those of the time before.
create table distribution.location_count (
    id         bigint      generated always as identity primary key,
    dc         text        collate "C" not null,
    item       text        collate "C" not null,
    location   text        not null,
    counted_at timestamptz not null,
    report     text        collate "C",
    reversed   boolean     not null default false
);
create index location_count_latest on distribution.location_count (dc, item, location, counted_at, id) where not reversed;
create index location_count_report on distribution.location_count (dc, report) where report is not null;
insert into distribution.location_count (dc, item, location, counted_at)
select dc, item, location, counted_at from distribution.location_stock where counted_at is not null;

-- A report is taken back once. Of a pick, identity is its number and the instant of its answer.
create table distribution.reversed_report (
    dc          text        collate "C" not null,
    kind        text        not null,
    identity    text        collate "C" not null,
    reversal    text        collate "C" not null,
    reversed_at timestamptz not null,
    reason      text        not null,
    primary key (dc, kind, identity)
);

-- What each report said of a return, to be taken back.
create table distribution.store_return_arrival (
    dc       text    collate "C" not null,
    report   text    collate "C" not null,
    store    text    collate "C" not null,
    transfer text    collate "C" not null,
    complete boolean not null,
    reversed boolean not null default false,
    primary key (dc, report)
);
create index store_return_arrival_of on distribution.store_return_arrival (dc, store, transfer);
create table distribution.store_return_arrival_line (
    dc      text   collate "C" not null,
    report  text   collate "C" not null,
    item    text   collate "C" not null,
    arrived bigint not null,
    damaged bigint not null,
    primary key (dc, report, item)
);
