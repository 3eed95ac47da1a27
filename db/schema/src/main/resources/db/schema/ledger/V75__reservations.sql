-- Customers reserve: units on hand are promised to an order, until an instant.

alter table ledger.stock add column allocated int not null default 0;

-- state is REFUSED where not all of it was there: then nothing was promised. ended_at is null while it is open.
create table ledger.reservation (
    store         text        collate "C" not null,
    reservation   text        collate "C" not null,
    reference     text        not null,
    reserved_at   timestamptz not null,
    until         timestamptz not null,
    state         text        not null check (state in ('OPEN', 'REFUSED', 'COLLECTED', 'LAPSED', 'CANCELLED')),
    ended_at      timestamptz,
    reason        text,
    lapse_told_at timestamptz,                           -- when the store's partition was told that its time is over
    primary key (store, reservation),
    check ((state = 'OPEN') = (ended_at is null))
);
-- "Whose time is over?" is one short range scan, however many reservations there were.
create index reservation_over on ledger.reservation (until) where state = 'OPEN' and lapse_told_at is null;
create index reservation_latest on ledger.reservation (store, reserved_at desc, reservation desc);

-- available is what nobody had been promised when it was decided. What is still promised is units - collected, while the reservation is open.
create table ledger.reservation_line (
    store       text collate "C" not null,
    reservation text collate "C" not null,
    item        text collate "C" not null,
    units       int  not null check (units > 0),
    available   int  not null,
    collected   int  not null check (collected between 0 and units),
    primary key (store, reservation, item)
);
create index reservation_line_item on ledger.reservation_line (store, item) where collected < units;

alter table ledger.unit_totals
    add column allocated          bigint not null default 0,
    add column reserved           bigint not null default 0,
    add column reserved_collected bigint not null default 0,
    add column reserved_lapsed    bigint not null default 0,
    add column reserved_cancelled bigint not null default 0;

create or replace view ledger.totals_by_unit as
    select partition, unit, sum(store_items) as store_items, coalesce(sum(store_items) filter (where not listed), 0) as store_items_unlisted,
           sum(on_hand) as on_hand, sum(in_transit) as in_transit, sum(opening) as opening, sum(count_variance) as count_variance, sum(sold) as sold,
           sum(returned) as returned, sum(received) as received, sum(found) as found, sum(shrink) as shrink, sum(transferred_out) as transferred_out,
           sum(transferred_in) as transferred_in, sum(despatched) as despatched, sum(despatched_closed) as despatched_closed,
           sum(transfers_announced) as transfers_announced, sum(transfers_closed) as transfers_closed, sum(transfers_arrived) as transfers_arrived,
           sum(transfers_damaged) as transfers_damaged, sum(transfers_missing) as transfers_missing, sum(transfers_called_off) as transfers_called_off,
           sum(transfers_lost) as transfers_lost, sum(transferred_back) as transferred_back,
           sum(despatched_redirected) as despatched_redirected, sum(despatched_unordered) as despatched_unordered,
           sum(allocated) as allocated, sum(reserved) as reserved, sum(reserved_collected) as reserved_collected, sum(reserved_lapsed) as reserved_lapsed,
           sum(reserved_cancelled) as reserved_cancelled
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
        when 'DeliveryReversed' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'DeliveryCalledOff' then 0
        when 'AdjustmentReversed' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'CountReversed' then (convert_from(payload, 'UTF8')::json ->> 'variance')::int
        when 'TransferSent' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'TransferArrived' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'TransferUnderWay' then 0
        when 'TransferReceived' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'TransferCalledOff' then 0
        when 'ItemsReserved' then 0
        when 'ReservationCollected' then 0
        when 'ReservationLapsed' then 0
        when 'ReservationCancelled' then 0
        when 'TransferCameBack' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
    end
$$;

create or replace function ledger.moved_in_transit(type text, payload bytea) returns int language sql stable parallel safe as $$
    select case type
        when 'ItemSold' then 0
        when 'DeliveryDespatched' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'DeliveryReceived' then -(convert_from(payload, 'UTF8')::json ->> 'despatched')::int
        when 'DeliveryReversed' then (convert_from(payload, 'UTF8')::json ->> 'despatched')::int
        when 'DeliveryCalledOff' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'TransferUnderWay' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'TransferReceived' then -(convert_from(payload, 'UTF8')::json ->> 'sent')::int
        when 'TransferCalledOff' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        else case when type in ('SaleVoided', 'ItemReturned', 'ReturnVoided', 'SaleReturnedElsewhere', 'StockCounted', 'CountOffset', 'CountReversed', 'StockAdjusted',
                'AdjustmentReversed', 'TransferSent',
                'TransferArrived', 'TransferCameBack', 'ItemsReserved', 'ReservationCollected', 'ReservationLapsed', 'ReservationCancelled')
            then 0 else ledger.unknown_event(type) end
    end
$$;

-- The twin of StockEvent.movedAllocated().
create function ledger.moved_allocated(type text, payload bytea) returns int language sql stable parallel safe as $$
    select case type
        when 'ItemSold' then 0
        when 'ItemsReserved' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'ReservationCollected' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'ReservationLapsed' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'ReservationCancelled' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        else case when type in ('SaleVoided', 'ItemReturned', 'ReturnVoided', 'SaleReturnedElsewhere', 'StockCounted', 'CountOffset', 'CountReversed', 'StockAdjusted',
                'AdjustmentReversed', 'DeliveryDespatched', 'DeliveryReceived', 'DeliveryReversed', 'DeliveryCalledOff', 'TransferSent', 'TransferArrived', 'TransferUnderWay',
                'TransferReceived', 'TransferCalledOff', 'TransferCameBack')
            then 0 else ledger.unknown_event(type) end
    end
$$;
