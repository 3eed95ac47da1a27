-- The distribution centers' own books. Everything a decision needs is here, so that a decision is one transaction.
-- A decision at a DC begins with a lock on its row in dc: two waves at once take turns, and no pack is promised twice.

create table distribution.cursor (
    topic text, partition smallint, kafka_offset bigint not null, source_position bigint not null default 0,
    primary key (topic, partition));

-- What leaves for Kafka (despatch advices, shorts, lanes, exceptions), written with the decision it tells of.
create table distribution.journal_head (partition smallint primary key, next_position bigint not null);
create table distribution.journal (
    partition smallint, position bigint, key text collate "C" not null, sequence int not null, type text not null,
    schema_version smallint not null, occurred_at timestamptz not null, recorded_at timestamptz not null,
    payload bytea not null, trace text,
    primary key (partition, position));
create unique index journal_key_sequence on distribution.journal (key, sequence);
create table distribution.relay (partition smallint primary key, position bigint not null);

create table distribution.dc (
    gln text collate "C" primary key,
    name text not null,
    zone text not null,
    last_cut_off timestamptz);           -- the cut-off up to which waves were released by the clock

create table distribution.store (
    gln text collate "C" primary key,
    name text,
    dc text collate "C");
create index store_dc on distribution.store (dc);

create table distribution.item (
    gtin text collate "C" primary key,
    name text,
    case_pack int not null);

create table distribution.lane (
    dc text collate "C" references distribution.dc,
    store text collate "C",
    cut_offs time[] not null check (cardinality(cut_offs) between 1 and 24),
    handling_minutes int not null check (handling_minutes >= 0),
    transit_minutes int not null check (transit_minutes >= 0),
    primary key (dc, store));

create table distribution.order_line (
    id text collate "C" primary key,
    dc text collate "C" not null,
    store text collate "C" not null,
    item text collate "C" not null,
    case_pack int not null check (case_pack > 0),
    units int not null check (units > 0),
    placed_at timestamptz not null,
    cut_off_at timestamptz not null,
    due_at timestamptz not null,
    position int not null,               -- the store's inventory position before this line, as its explanation says
    mean_demand double precision not null,
    variance double precision not null,
    explanation jsonb,
    wave bigint,                         -- the last wave that looked at it
    allocated int not null default 0 check (allocated >= 0),       -- promised by open picks
    picked int not null default 0 check (picked >= 0),             -- staged, not despatched
    despatched int not null default 0 check (despatched >= 0),
    cancelled int not null default 0 check (cancelled >= 0),
    back_ordered int not null default 0 check (back_ordered >= 0), -- of the waiting units, those the store was told of
    received_at timestamptz,
    waiting int generated always as (units - allocated - picked - despatched - cancelled) stored check (waiting >= 0),
    status text generated always as (case
        when cancelled = units then 'CANCELLED'
        when despatched + cancelled = units and received_at is not null then 'RECEIVED'
        when despatched + cancelled = units then 'DESPATCHED'
        when allocated > 0 then 'PICKING'
        when picked > 0 then 'PICKED'
        when back_ordered > 0 then 'BACK_ORDERED'
        else 'WAITING' end) stored,
    check (back_ordered <= units - allocated - picked - despatched - cancelled));
-- "What must leave now?" is one short range scan, however many lines the past holds.
create index order_line_due on distribution.order_line (dc, due_at, id) where despatched + cancelled < units;
create index order_line_due_all on distribution.order_line (dc, due_at, id);
create index order_line_waiting on distribution.order_line (dc, cut_off_at) where units - allocated - picked - despatched - cancelled > 0;
create index order_line_new on distribution.order_line (dc, cut_off_at) where wave is null;

-- Stock by location. STAGED holds what is picked and not yet despatched.
create table distribution.location_stock (
    dc text collate "C", item text collate "C", location text,
    units int not null default 0 check (units >= 0),
    allocated int not null default 0 check (allocated >= 0),
    primary key (dc, item, location));

-- Why the stock is what it is: append only, and location_stock.units is its sum.
create table distribution.stock_entry (
    id bigint generated always as identity primary key,
    dc text collate "C" not null, item text collate "C" not null, location text not null,
    kind text not null check (kind in ('INBOUND', 'PICKED', 'DESPATCHED', 'COUNTED')),
    units int not null check (units <> 0),
    reference text not null,
    recorded_at timestamptz not null);
create index stock_entry_item on distribution.stock_entry (dc, item, id);

create table distribution.inbound (
    dc text collate "C", identity text collate "C", digest text not null, reference text,
    received_at timestamptz not null, recorded_at timestamptz not null, answer text not null,
    primary key (dc, identity));

create table distribution.wave (
    id bigint generated always as identity primary key,
    dc text collate "C" not null,
    released_at timestamptz not null,
    cut_off_at timestamptz,
    by_clock boolean not null);
create index wave_dc on distribution.wave (dc, id);

create table distribution.wave_short (
    wave bigint references distribution.wave, order_line text collate "C",
    store text collate "C" not null, item text collate "C" not null, units int not null check (units > 0),
    outcome text not null, reason text not null,
    primary key (wave, order_line));

create sequence distribution.pick_id;
create table distribution.pick (
    id bigint primary key,
    wave bigint not null references distribution.wave,
    order_line text collate "C" not null references distribution.order_line,
    store text collate "C" not null, item text collate "C" not null, location text not null,
    units int not null check (units > 0),
    due_at timestamptz not null,
    replaces bigint,                     -- the short pick whose rest this one fetches elsewhere
    picked int check (picked between 0 and units),   -- null while open
    said text,                           -- what the picker said to a short: BACK_ORDER or CANCEL
    back_ordered int not null default 0,
    cancelled int not null default 0,
    answered_at timestamptz,
    despatch text);
create index pick_wave on distribution.pick (wave, store);
create index pick_open on distribution.pick (wave) where picked is null or (picked > 0 and despatch is null);
create index pick_line on distribution.pick (order_line);
create index pick_replaces on distribution.pick (replaces) where replaces is not null;

-- One serial for all: centers of one company share the prefix of their codes.
create sequence distribution.sscc_serial minvalue 0 start 0;
create table distribution.despatch (
    sscc text collate "C" primary key,
    dc text collate "C" not null, store text collate "C" not null,
    wave bigint not null references distribution.wave,
    despatched_at timestamptz not null, expected_at timestamptz not null);
create index despatch_wave on distribution.despatch (wave, store);

create table distribution.despatch_line (
    sscc text collate "C" references distribution.despatch, order_line text collate "C", item text collate "C" not null,
    units int not null check (units > 0),
    received_units int, damaged_units int, received_at timestamptz,
    primary key (sscc, order_line));

-- Live demand: what was sold in each minute, appended as it is heard and forgotten when it leaves the longest window.
create table distribution.demand_minute (
    minute timestamptz not null, store text collate "C" not null, item text collate "C" not null, units int not null);
create index demand_minute_minute on distribution.demand_minute (minute);
create table distribution.demand_heard (partition smallint primary key, recorded_at timestamptz not null);

-- The board that DC staff read: each line with its item's name.
create view distribution.order_board as
    select l.id, l.dc, l.store, s.name as store_name, l.item, i.name as item_name, l.units, l.case_pack, l.placed_at, l.cut_off_at, l.due_at,
           l.wave, l.allocated, l.picked, l.despatched, l.cancelled, l.back_ordered, l.waiting, l.status, l.received_at,
           l.units - l.despatched - l.cancelled as open, l.explanation::text as explanation
    from distribution.order_line l
    left join distribution.item i on i.gtin = l.item
    left join distribution.store s on s.gln = l.store;

-- Records that nobody could read: put aside with the reason, so that the rest goes on.
create table distribution.unreadable (
    topic text, partition smallint, kafka_offset bigint, reason text not null, value bytea, recorded_at timestamptz not null,
    primary key (topic, partition, kafka_offset));
