-- What the decider knows of one store-item. Only the key is indexed and pages keep room, so that each update stays on its page.
create table replenishment.store_item (
    store                text      collate "C" not null,
    item                 text      collate "C" not null,
    partition            smallint  not null,
    on_hand              int       not null,
    in_transit           int       not null,
    on_order             int       not null,
    allocated            int       not null,
    counted              boolean   not null,           -- somebody has counted or received it: an on hand of zero is believed
    -- the demand model; null until store and item are known
    demand_as_of         timestamp,                    -- store-local
    demand_sold          int       not null,
    demand_covered       real      not null,
    demand_days          int       not null,
    demand_fast          real      not null,
    demand_slow          real      not null,
    demand_variance      real      not null,
    -- the policy; null and 0 where nobody decided
    service_level        double precision,
    fixed_level          int,
    presentation_minimum int       not null,
    shelf_capacity       int       not null,
    -- the last review; null before the first
    reorder_level        int,
    case_pack            int,
    -- a need that could not be ordered yet, and since which event
    need                 text,
    need_occurred_at     timestamptz,
    need_recorded_at     timestamptz,
    waiting              boolean   not null,           -- for the catalog to know store, distribution center or item
    -- since when nobody has bought, counted or delivered it, and what it sold a day when it last sold
    silent_since         timestamp,                    -- store-local
    steady_level         real      not null,
    steady_variance      real      not null,
    asked_at             timestamptz,                  -- the question to the store that is open, if any
    -- the last stock event in it
    source_position      bigint    not null,
    source_recorded_at   timestamptz,
    primary key (store, item)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

create index store_item_waiting on replenishment.store_item (store, item) where waiting;

-- One order is what one store needs by one cut-off.
create table replenishment.replenishment_order (
    id         text        collate "C" primary key,    -- R-<store>-<cut-off in UTC, yyyyMMddHHmm>
    store      text        collate "C" not null,
    cut_off_at timestamptz not null,
    lines      int         not null                    -- the highest line number given
);

-- One line, which is also the aggregate's snapshot, with the inputs of its decision: every order explains itself.
create table replenishment.order_line (
    id                   text        collate "C" primary key,   -- order/line
    order_id             text        collate "C" not null,
    line                 int         not null,
    partition            smallint    not null,
    sequence             int         not null,                  -- of the last event in it
    store                text        collate "C" not null,
    dc                   text        collate "C" not null,
    item                 text        collate "C" not null,
    units                int         not null,
    case_pack            int         not null,
    despatched           int         not null default 0,
    cancelled            int         not null default 0,
    closed               int         not null default 0,        -- despatched units whose despatch the store has received
    received             int         not null default 0,        -- good units among what arrived
    placed_at            timestamptz not null,
    cut_off_at           timestamptz not null,
    due_at               timestamptz not null,
    recorded_due_at      timestamptz not null,                  -- the second reading: 24 hours from when the trigger was recorded
    received_at          timestamptz,                           -- the last receipt, by the store's clock and by ours
    received_recorded_at timestamptz,
    trigger_event        text        not null,
    triggered_at         timestamptz not null,
    trigger_recorded_at  timestamptz not null,
    on_hand              int         not null,
    on_order             int         not null,
    allocated            int         not null,
    position             int         not null,
    mean_demand          double precision not null,
    variance             double precision not null,
    protection_hours     double precision not null,
    service_level        double precision not null,
    reorder_level        int         not null,
    packs                int         not null,
    bound                text,
    open_units           int generated always as (units - cancelled - closed) stored,
    status               text generated always as (
        case when units - cancelled - closed > 0 and despatched > closed then 'DESPATCHED'
             when units - cancelled - closed > 0 then 'PLACED'
             when closed > 0 then 'RECEIVED'
             else 'CANCELLED' end) stored,
    within_24h           boolean generated always as (
        case when units - cancelled - closed <= 0 and closed > 0 then received_at <= due_at end) stored,
    within_24h_recorded  boolean generated always as (
        case when units - cancelled - closed <= 0 and closed > 0 then received_recorded_at <= recorded_due_at end) stored
);

-- One event causes one decision: the last guard against ordering a need twice.
create unique index order_line_trigger on replenishment.order_line (store, item, trigger_event);
create index order_line_order on replenishment.order_line (order_id, line);
-- The promise is 24 hours; these keep "what is late?" and "what is under way?" short range scans.
create index order_line_due on replenishment.order_line (due_at) where units - cancelled - closed > 0;
create index order_line_open on replenishment.order_line (store, item) where units - cancelled - closed > 0;

-- "Please check the shelf": a steady seller has fallen silent. One question at a time for a store-item.
create table replenishment.question (
    store         text             collate "C" not null,
    item          text             collate "C" not null,
    asked_at      timestamptz      not null,
    silent_since  timestamptz      not null,
    on_hand       int              not null,           -- that the shelf should hold
    doubt         double precision not null,           -- the chance that it does not
    lost_a_day    double precision not null,           -- units a day that are expected to be lost while nobody looks
    answered_at   timestamptz,
    answer        text check (answer in ('COUNTED', 'SOLD', 'GONE')),
    found         int,                                 -- what the count found
    told          boolean          not null default false,  -- restock.exceptions knows of its present state
    primary key (store, item, asked_at)
);
create unique index question_open on replenishment.question (store, item) where answered_at is null;
create index question_untold on replenishment.question (asked_at) where not told;

-- The last business date of each store whose close was planned for.
create table replenishment.day_closed (
    store         text collate "C" primary key,
    business_date date not null
);
