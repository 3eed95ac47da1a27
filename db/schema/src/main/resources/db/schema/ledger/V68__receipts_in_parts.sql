-- Deliveries arrive in parts, at the wrong store, and are typed wrongly.

-- received_at says when nothing of it was in transit any more; arrived_at, when something of it last arrived. A row without despatched_at is of goods that were
-- received and not advised to this store: belongs_to is the store to which they were sent, once that is known.
alter table ledger.despatch
    drop constraint despatch_check,
    add column arrived_at   timestamptz,
    add column completed_by text collate "C",            -- the receipt that said that nothing more will come
    add column belongs_to   text collate "C";

alter table ledger.despatch_line
    add column arrived    int not null default 0,
    add column damaged    int not null default 0,
    add column called_off int not null default 0,
    add column closed     int not null default 0;        -- what of units is no longer in transit

-- Until now a receipt ended its despatch, whatever arrived. What arrived of each line stands in the journal alone: here it counts as what was sent.
update ledger.despatch set arrived_at = received_at, completed_by = coalesce(receipt, '') where received_at is not null;
update ledger.despatch_line l set arrived = units, closed = units from ledger.despatch d where d.store = l.store and d.sscc = l.sscc and d.received_at is not null;

-- Receipts that were faster than their advice wait as lines of which nothing was sent.
insert into ledger.despatch_line (store, sscc, line, item, units, arrived, damaged)
select store, sscc, row_number() over (partition by store, sscc order by item), item, 0, arrived, damaged
from (select d.store, d.sscc, l ->> 'item' as item,
             coalesce(sum((l ->> 'units')::int) filter (where l ->> 'condition' = 'GOOD'), 0) as arrived,
             coalesce(sum((l ->> 'units')::int) filter (where l ->> 'condition' = 'DAMAGED'), 0) as damaged
      from ledger.despatch d cross join lateral json_array_elements(convert_from(d.early_receipt, 'UTF8')::json -> 'lines') l
      where d.despatched_at is null and d.early_receipt is not null group by 1, 2, 3) early;
update ledger.despatch set received_at = null where despatched_at is null;
alter table ledger.despatch drop column early_receipt, drop column receipt;

-- An SSCC is asked for without its store, too.
create index despatch_sscc on ledger.despatch (sscc);
-- Received where nobody had advised them: perhaps they belong to another store, whose advice came later.
create index despatch_unadvised on ledger.despatch (sscc) where despatched_at is null and belongs_to is null;

-- A report is reversed once. type and identity are those of the report.
create table ledger.reversed_report (
    store       text        collate "C" not null,
    type        text        collate "C" not null,
    identity    text        collate "C" not null,
    reversal    text        collate "C" not null,        -- identity of the record that reversed it
    reversed_at timestamptz not null,
    reason      text        not null,
    primary key (store, type, identity)
);

alter table ledger.unit_totals
    add column despatched_redirected bigint not null default 0,
    add column despatched_unordered  bigint not null default 0;

create or replace view ledger.totals_by_unit as
    select partition, unit, sum(store_items) as store_items, coalesce(sum(store_items) filter (where not listed), 0) as store_items_unlisted,
           sum(on_hand) as on_hand, sum(in_transit) as in_transit, sum(opening) as opening, sum(count_variance) as count_variance, sum(sold) as sold,
           sum(returned) as returned, sum(received) as received, sum(found) as found, sum(shrink) as shrink, sum(transferred_out) as transferred_out,
           sum(transferred_in) as transferred_in, sum(despatched) as despatched, sum(despatched_closed) as despatched_closed,
           sum(transfers_announced) as transfers_announced, sum(transfers_closed) as transfers_closed, sum(transfers_arrived) as transfers_arrived,
           sum(transfers_damaged) as transfers_damaged, sum(transfers_missing) as transfers_missing, sum(transfers_called_off) as transfers_called_off,
           sum(transfers_lost) as transfers_lost, sum(transferred_back) as transferred_back,
           sum(despatched_redirected) as despatched_redirected, sum(despatched_unordered) as despatched_unordered
    from (select t.*, coalesce(i.unit, case t.counted_as when 'GRAM' then 'GRAM' else 'EACH' end) as unit,
                 i.gtin is not null or t.counted_as in ('EACH', 'GRAM') as listed
          from ledger.unit_totals t left join ledger.item i on i.gtin = t.counted_as) t
    group by partition, unit;

-- Whether a count (its key and payload) was typed wrongly, and reversed.
create function ledger.reversed_count(key text, payload bytea) returns boolean language sql stable parallel safe as $$
    select exists (select from ledger.journal r where r.key = $1 and r.type = 'CountReversed'
        and convert_from(r.payload, 'UTF8')::json ->> 'count' = convert_from($2, 'UTF8')::json ->> 'count')
$$;

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
                'TransferArrived', 'TransferCameBack')
            then 0 else ledger.unknown_event(type) end
    end
$$;
