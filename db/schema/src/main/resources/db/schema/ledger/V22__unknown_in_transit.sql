-- As with what is on hand: an event that nobody can count must not count as nothing in transit either. Sales stand first, since most events are sales.
create or replace function ledger.moved_in_transit(type text, payload bytea) returns int language sql stable parallel safe as $$
    select case type
        when 'ItemSold' then 0
        when 'DeliveryDespatched' then (convert_from(payload, 'UTF8')::json ->> 'units')::int
        when 'DeliveryReceived' then -(convert_from(payload, 'UTF8')::json ->> 'despatched')::int
        else case when type in ('SaleVoided', 'ItemReturned', 'ReturnVoided', 'SaleReturnedElsewhere', 'StockCounted', 'CountOffset', 'StockAdjusted', 'TransferSent', 'TransferArrived')
            then 0 else ledger.unknown_event(type) end
    end
$$;
