-- A center calls off what left and has not been received; what a store had said of a transfer's arrival can be taken back.
alter table ledger.despatch
    add column home_at       timestamptz,                -- when its center called it off
    add column redirected_to text collate "C";           -- the store to which it was redirected from this one
alter table ledger.despatch_line add column home bigint not null default 0;   -- of what is called off, what goes home

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
        when 'ArrivalReversed' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
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
        when 'ArrivalReversed' then (convert_from(payload, 'UTF8')::json ->> 'sent')::int
        when 'TransferCalledOff' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        else case when type in ('SaleVoided', 'ItemReturned', 'ReturnVoided', 'SaleReturnedElsewhere', 'StockCounted', 'CountOffset', 'CountReversed', 'StockAdjusted',
                'AdjustmentReversed', 'TransferSent',
                'TransferArrived', 'TransferCameBack', 'ItemsReserved', 'ReservationCollected', 'ReservationLapsed', 'ReservationCancelled')
            then 0 else ledger.unknown_event(type) end
    end
$$;

-- The twin of StockEvent.movedAllocated().
create or replace function ledger.moved_allocated(type text, payload bytea) returns int language sql stable parallel safe as $$
    select case type
        when 'ItemSold' then 0
        when 'ItemsReserved' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'ReservationCollected' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'ReservationLapsed' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'ReservationCancelled' then -(convert_from(payload, 'UTF8')::json ->> 'units')::int
        else case when type in ('SaleVoided', 'ItemReturned', 'ReturnVoided', 'SaleReturnedElsewhere', 'StockCounted', 'CountOffset', 'CountReversed', 'StockAdjusted',
                'AdjustmentReversed', 'DeliveryDespatched', 'DeliveryReceived', 'DeliveryReversed', 'DeliveryCalledOff', 'TransferSent', 'TransferArrived', 'TransferUnderWay',
                'TransferReceived', 'ArrivalReversed', 'TransferCalledOff', 'TransferCameBack')
            then 0 else ledger.unknown_event(type) end
    end
$$;
