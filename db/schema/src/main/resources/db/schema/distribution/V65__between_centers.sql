-- Goods that go from one center to another: ordered, under way, arrived. What is ordered is promised at its locations; it leaves the giver's stock when it leaves, and is the taker's when it arrives.
create table distribution.center_transfer (
    id          bigint generated always as identity primary key,
    from_dc     text        collate "C" not null references distribution.dc,
    to_dc       text        collate "C" not null references distribution.dc check (to_dc <> from_dc),
    item        text        collate "C" not null,
    units       int         not null check (units > 0),
    net         double precision not null,               -- money that it was expected to leave
    why         text        not null,                    -- the proposal's sentence
    reason      text,                                    -- what the person who accepted it said, or null
    author      text        not null,
    identity    text        collate "C" not null,        -- of the request
    ordered_at  timestamptz not null,
    expected_at timestamptz not null,
    state       text        not null default 'ORDERED' check (state in ('ORDERED', 'LEFT', 'ARRIVED', 'CANCELLED')),
    left_at     timestamptz,
    sent        int         not null default 0 check (sent between 0 and units),
    arrived_at  timestamptz,
    arrived     int         not null default 0 check (arrived >= 0),     -- good units
    damaged     int         not null default 0 check (damaged >= 0),
    ended_for   text,                                    -- why it was called off
    check ((state in ('LEFT', 'ARRIVED')) = (left_at is not null)),
    check ((state = 'ARRIVED') = (arrived_at is not null)));
create unique index center_transfer_identity on distribution.center_transfer (to_dc, identity);
create index center_transfer_from on distribution.center_transfer (from_dc, id);
create index center_transfer_to on distribution.center_transfer (to_dc, id);
create index center_transfer_open on distribution.center_transfer (item, to_dc) where state in ('ORDERED', 'LEFT');

-- Where it lies until it leaves.
create table distribution.center_transfer_place (
    transfer bigint not null references distribution.center_transfer, location text not null, lot text, units int not null check (units > 0),
    unique nulls not distinct (transfer, location, lot));

-- Which lots travel with it.
create table distribution.center_transfer_lot (
    transfer bigint references distribution.center_transfer, lot text, best_before date, units int not null check (units > 0),
    primary key (transfer, lot));

-- What a person would not have; for a while it is not proposed again.
create table distribution.rebalancing_dismissal (
    id           bigint generated always as identity primary key,
    from_dc      text        collate "C" not null,
    to_dc        text        collate "C" not null,
    item         text        collate "C" not null,
    reason       text        not null,
    author       text        not null,
    dismissed_at timestamptz not null);
create index rebalancing_dismissal_latest on distribution.rebalancing_dismissal (to_dc, item, dismissed_at);

create index order_line_waiting_item on distribution.order_line (item, dc) where units - allocated - picked - despatched - cancelled > 0;

-- Two more kinds of entries, whatever kinds there are by now.
do $$
declare kinds text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'stock_entry_kind_check' and conrelid = 'distribution.stock_entry'::regclass);
begin
    execute 'alter table distribution.stock_entry drop constraint stock_entry_kind_check, add constraint stock_entry_kind_check '
        || replace(kinds, '''INBOUND''::text', '''INBOUND''::text, ''SENT_ON''::text, ''TAKEN_OVER''::text');
end $$;
