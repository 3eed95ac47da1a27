-- What moved is summed by what it is counted in: eaches and grams have no common sum.

-- The running counts of each partition, moved in the transaction that applies the batch.
create table ledger.unit_totals (
    partition         smallint not null,
    counted_as        text     collate "C" not null, -- EACH, GRAM, or the number of an item that nobody had listed yet: since it is listed, its unit
    store_items       bigint   not null default 0,
    on_hand           bigint   not null default 0,
    in_transit        bigint   not null default 0,
    opening           bigint   not null default 0,
    count_variance    bigint   not null default 0,
    sold              bigint   not null default 0,
    returned          bigint   not null default 0,
    received          bigint   not null default 0,
    found             bigint   not null default 0,
    shrink            bigint   not null default 0,
    transferred_out   bigint   not null default 0,
    transferred_in    bigint   not null default 0,
    despatched        bigint   not null default 0,
    despatched_closed bigint   not null default 0,
    primary key (partition, counted_as)
);

-- The same by the unit that is known now; what nobody has listed counts as eaches. A unit never changes, so no sum ever moves from one to the other
-- but for what was sold before it was listed.
create view ledger.totals_by_unit as
    select partition, unit, sum(store_items) as store_items, coalesce(sum(store_items) filter (where not listed), 0) as store_items_unlisted,
           sum(on_hand) as on_hand, sum(in_transit) as in_transit, sum(opening) as opening, sum(count_variance) as count_variance, sum(sold) as sold,
           sum(returned) as returned, sum(received) as received, sum(found) as found, sum(shrink) as shrink, sum(transferred_out) as transferred_out,
           sum(transferred_in) as transferred_in, sum(despatched) as despatched, sum(despatched_closed) as despatched_closed
    from (select t.*, coalesce(i.unit, case t.counted_as when 'GRAM' then 'GRAM' else 'EACH' end) as unit,
                 i.gtin is not null or t.counted_as in ('EACH', 'GRAM') as listed
          from ledger.unit_totals t left join ledger.item i on i.gtin = t.counted_as) t
    group by partition, unit;

-- The sums so far cannot be taken apart, but the journal can be summed once more.
do $$
begin
    if exists (select from ledger.totals where store_items > 0) and ledger.journal_begins() > 1 then
        raise exception 'parts of the journal are moved away, and the sums of eaches and grams must be figured from the whole of it'
            using hint = 'attach them while this migration runs, then move them away again';
    end if;
end
$$;
insert into ledger.unit_totals
select partition, counted_as, count(*) filter (where sequence = 0), sum(moved), sum(in_transit),
       coalesce(sum(moved) filter (where type = 'StockCounted' and opening), 0),
       coalesce(sum(moved) filter (where type = 'CountOffset' or type = 'StockCounted' and not opening), 0),
       coalesce(-sum(moved) filter (where type in ('ItemSold', 'SaleVoided')), 0),
       coalesce(sum(moved) filter (where type in ('ItemReturned', 'ReturnVoided')), 0),
       coalesce(sum(moved) filter (where type = 'DeliveryReceived'), 0),
       coalesce(sum(moved) filter (where type = 'StockAdjusted' and moved > 0), 0),
       coalesce(-sum(moved) filter (where type = 'StockAdjusted' and moved < 0), 0),
       coalesce(-sum(moved) filter (where type = 'TransferSent'), 0),
       coalesce(sum(moved) filter (where type = 'TransferArrived'), 0),
       coalesce(sum(in_transit) filter (where type = 'DeliveryDespatched'), 0),
       coalesce(-sum(in_transit) filter (where type = 'DeliveryReceived'), 0)
from (select j.partition, coalesce(i.unit, split_part(j.key, '|', 2)) as counted_as, j.sequence, j.type, ledger.moved(j.type, j.payload) as moved,
             ledger.moved_in_transit(j.type, j.payload) as in_transit,
             j.type = 'StockCounted' and (convert_from(j.payload, 'UTF8')::json ->> 'opening')::boolean as opening
      from ledger.journal j left join ledger.item i on i.gtin = split_part(j.key, '|', 2)) told
group by partition, counted_as;

alter table ledger.totals
    drop column store_items, drop column units_on_hand, drop column units_in_transit, drop column units_opening, drop column units_count_variance,
    drop column units_sold, drop column units_returned, drop column units_received, drop column units_found, drop column units_shrink,
    drop column units_transferred_out, drop column units_transferred_in, drop column units_despatched, drop column units_despatched_closed;
