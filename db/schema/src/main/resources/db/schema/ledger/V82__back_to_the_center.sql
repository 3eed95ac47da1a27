-- A store sends goods back to a distribution center. The center's half of such a transfer stands here under the center's number, written by the sender's partition
-- as the center tells it, and is no stock of any store.
alter table ledger.transfer_sent
    add column to_center   boolean not null default false,
    add column sent_reason text;                           -- why it was sent, where the sender said so
alter table ledger.transfer_due add column to_center boolean not null default false;

-- To whom a store may send goods back: the centers of stores.
create index store_center on ledger.store (dc) where dc is not null;

alter table ledger.unit_totals
    add column sent_to_centers   bigint not null default 0,
    add column back_from_centers bigint not null default 0;

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
           sum(reserved_cancelled) as reserved_cancelled,
           sum(sent_to_centers) as sent_to_centers, sum(back_from_centers) as back_from_centers
    from (select t.*, coalesce(i.unit, case t.counted_as when 'GRAM' then 'GRAM' else 'EACH' end) as unit,
                 i.gtin is not null or t.counted_as in ('EACH', 'GRAM') as listed
          from ledger.unit_totals t left join ledger.item i on i.gtin = t.counted_as) t
    group by partition, unit;
