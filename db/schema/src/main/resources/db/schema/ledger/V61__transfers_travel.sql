-- Transfers travel: what one store sends is in transit to the other until it arrives, or is called off. Each half is written by its own store's
-- partition alone, so no two writers ever wait for each other; who asks reads both.

-- What a store sent, as it said. cancelled_at says that it was called off; what of it had not arrived only the other half knows.
create table ledger.transfer_sent (
    store        text        collate "C" not null,
    transfer     text        collate "C" not null,
    destination  text        collate "C" not null,
    sent_at      timestamptz not null,
    cancelled_at timestamptz,
    reason       text,
    lost         boolean     not null default false,
    primary key (store, transfer)
);
create index transfer_sent_to on ledger.transfer_sent (destination, transfer);

create table ledger.transfer_sent_line (
    store    text collate "C" not null,
    transfer text collate "C" not null,
    item     text collate "C" not null,
    units    int  not null,
    primary key (store, transfer, item)
);

-- What is under way to a store. sent_at is null while only its arrival is known; closed_at is null while something of it is in transit.
create table ledger.transfer_due (
    store         text        collate "C" not null,
    sender        text        collate "C" not null,
    transfer      text        collate "C" not null,
    sent_at       timestamptz,
    arrived_at    timestamptz,                           -- the latest arrival
    complete      boolean     not null default false,    -- nothing more will come
    called_off_at timestamptz,
    closed_at     timestamptz,
    primary key (store, sender, transfer)
);
create index transfer_under_way on ledger.transfer_due (sent_at) where closed_at is null;

-- closed is what is no longer in transit: arrived, damaged, called off, or missing.
create table ledger.transfer_due_line (
    store      text   collate "C" not null,
    sender     text   collate "C" not null,
    transfer   text   collate "C" not null,
    item       text   collate "C" not null,
    sent       bigint not null,
    arrived    bigint not null,
    damaged    bigint not null,
    called_off bigint not null,
    closed     bigint not null,
    primary key (store, sender, transfer, item)
);

alter table ledger.unit_totals
    add column transfers_announced  bigint not null default 0,
    add column transfers_closed     bigint not null default 0,
    add column transfers_arrived    bigint not null default 0,
    add column transfers_damaged    bigint not null default 0,
    add column transfers_missing    bigint not null default 0,
    add column transfers_called_off bigint not null default 0,
    add column transfers_lost       bigint not null default 0,
    add column transferred_back     bigint not null default 0;

create or replace view ledger.totals_by_unit as
    select partition, unit, sum(store_items) as store_items, coalesce(sum(store_items) filter (where not listed), 0) as store_items_unlisted,
           sum(on_hand) as on_hand, sum(in_transit) as in_transit, sum(opening) as opening, sum(count_variance) as count_variance, sum(sold) as sold,
           sum(returned) as returned, sum(received) as received, sum(found) as found, sum(shrink) as shrink, sum(transferred_out) as transferred_out,
           sum(transferred_in) as transferred_in, sum(despatched) as despatched, sum(despatched_closed) as despatched_closed,
           sum(transfers_announced) as transfers_announced, sum(transfers_closed) as transfers_closed, sum(transfers_arrived) as transfers_arrived,
           sum(transfers_damaged) as transfers_damaged, sum(transfers_missing) as transfers_missing, sum(transfers_called_off) as transfers_called_off,
           sum(transfers_lost) as transfers_lost, sum(transferred_back) as transferred_back
    from (select t.*, coalesce(i.unit, case t.counted_as when 'GRAM' then 'GRAM' else 'EACH' end) as unit,
                 i.gtin is not null or t.counted_as in ('EACH', 'GRAM') as listed
          from ledger.unit_totals t left join ledger.item i on i.gtin = t.counted_as) t
    group by partition, unit;

-- The twins of StockEvent.moved() and movedInTransit() know the new events.
create or replace function ledger.moved_if_known(type text, payload bytea) returns int language sql stable parallel safe as $$
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
        when 'TransferUnderWay' then 0
        when 'TransferReceived' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'TransferCalledOff' then 0
        when 'TransferCameBack' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
    end
$$;

create or replace function ledger.moved_in_transit(type text, payload bytea) returns int language sql stable parallel safe as $$
    select case type
        when 'ItemSold' then 0
        when 'DeliveryDespatched' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'DeliveryReceived' then -(convert_from(payload, 'UTF8')::json ->> 'despatched')::int
        when 'TransferUnderWay' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'TransferReceived' then -(convert_from(payload, 'UTF8')::json ->> 'sent')::int
        when 'TransferCalledOff' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        else case when type in ('SaleVoided', 'ItemReturned', 'ReturnVoided', 'SaleReturnedElsewhere', 'StockCounted', 'CountOffset', 'StockAdjusted', 'TransferSent',
                'TransferArrived', 'TransferCameBack')
            then 0 else ledger.unknown_event(type) end
    end
$$;
