-- Stock as it is now, one row a store-item. The row is also the aggregate's snapshot, so loading never grows with history.
-- Only the key is indexed and pages keep room, so that each update stays on its page.
create table ledger.stock (
    key             text        collate "C" primary key, -- gln|gtin
    on_hand         int         not null,
    in_transit      int         not null,
    last_counted_at timestamptz,
    latest_at       timestamptz not null,                -- when the latest of its events occurred: a count after it races with nothing
    sequence        int         not null,
    partition       smallint    not null,
    position        bigint      not null,
    occurred_at     timestamptz not null,                -- of the event with that sequence and position
    recorded_at     timestamptz not null
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- Retail transactions that were applied: what makes a retry free. Their events are one run of positions.
create table ledger.transaction (
    store          text        collate "C" not null,
    business_date  date        not null,
    till           text        collate "C" not null,
    sequence       bigint      not null,
    digest         text        collate "C" not null,
    partition      smallint    not null,
    first_position bigint      not null,
    events         int         not null,
    occurred_at    timestamptz not null,
    primary key (store, business_date, till, sequence)
);

-- The same for counts, adjustments, receipts, transfers, arrivals and despatch notices.
create table ledger.record (
    store          text        collate "C" not null,
    type           text        collate "C" not null,
    identity       text        collate "C" not null,
    digest         text        collate "C" not null,
    partition      smallint    not null,
    first_position bigint      not null,
    events         int         not null,
    occurred_at    timestamptz not null,
    primary key (store, type, identity)
);

-- What a distribution center sent to a store. despatched_at is null while only its receipt is known; received_at is null while it is under way.
create table ledger.despatch (
    store         text        collate "C" not null,
    sscc          text        collate "C" not null,
    dc            text        collate "C",
    despatched_at timestamptz,
    received_at   timestamptz,
    receipt       text,
    early_receipt bytea,                                 -- the receipt itself if it came before the advice: what differs is told then
    primary key (store, sscc),
    check (despatched_at is not null or received_at is not null)
);

create table ledger.despatch_line (
    store      text     collate "C" not null,
    sscc       text     collate "C" not null,
    line       smallint not null,
    item       text     collate "C" not null,
    units      int      not null,
    order_line text,
    primary key (store, sscc, line)
);

-- What is under way to a store, oldest first.
create index despatch_under_way on ledger.despatch (store, despatched_at) where received_at is null;

-- Units that customers brought back of a sale line, at whatever store. sale is businessDate/till/sequence/line.
create table ledger.reversal (
    store text   collate "C" not null,
    sale  text   collate "C" not null,
    item  text   collate "C" not null,
    units bigint not null,
    primary key (store, sale, item)
);

-- Running counts of each partition, moved in the transaction that applies the batch, so that an account costs nothing.
create table ledger.totals (
    partition              smallint primary key,
    transactions           bigint not null default 0,
    lines                  bigint not null default 0,
    other_records          bigint not null default 0,
    duplicates             bigint not null default 0,
    conflicts              bigint not null default 0,
    quarantined            bigint not null default 0,
    store_items            bigint not null default 0,
    units_on_hand          bigint not null default 0,
    units_in_transit       bigint not null default 0,
    units_opening          bigint not null default 0,
    units_count_variance   bigint not null default 0,
    units_sold             bigint not null default 0,
    units_returned         bigint not null default 0,
    units_received         bigint not null default 0,
    units_found            bigint not null default 0,
    units_shrink           bigint not null default 0,
    units_transferred_out  bigint not null default 0,
    units_transferred_in   bigint not null default 0,
    units_despatched       bigint not null default 0,
    units_despatched_closed bigint not null default 0
);

-- By how much an event changed on hand: the SQL twin of StockEvent.moved(), so that a million events are checked where they lie.
create function ledger.moved(type text, payload bytea) returns int language sql immutable parallel safe as $$
    select case type
        when 'ItemSold' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'SaleVoided' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'ItemReturned' then case convert_from(payload, 'UTF8')::json ->> 'disposition'
            when 'SELLABLE' then (convert_from(payload, 'UTF8')::json ->> 'units')::int else 0 end
        when 'ReturnVoided' then case convert_from(payload, 'UTF8')::json ->> 'disposition'
            when 'SELLABLE' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int else 0 end
        when 'SaleReturnedElsewhere' then 0
        when 'StockCounted' then (convert_from(payload, 'UTF8')::json ->> 'variance')::int
        when 'CountOffset' then (convert_from(payload, 'UTF8')::json ->> 'variance')::int
        when 'StockAdjusted' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'DeliveryDespatched' then 0
        when 'DeliveryReceived' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'TransferSent' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'TransferArrived' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
    end
$$;

-- The same for in transit.
create function ledger.moved_in_transit(type text, payload bytea) returns int language sql immutable parallel safe as $$
    select case type
        when 'DeliveryDespatched' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'DeliveryReceived' then -(convert_from(payload, 'UTF8')::json ->> 'despatched')::int
        else 0
    end
$$;
