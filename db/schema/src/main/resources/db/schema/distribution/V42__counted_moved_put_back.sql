-- A center counts, adjusts, moves and puts back. What is told of the past says when it was; null is when it was recorded.
alter table distribution.stock_entry
    drop constraint stock_entry_kind_check,
    add constraint stock_entry_kind_check check (kind in ('INBOUND', 'PICKED', 'DESPATCHED', 'COUNTED', 'ADJUSTED', 'MOVED')),
    add column occurred_at timestamptz;
-- What happened before the last count was in that count.
alter table distribution.location_stock add column counted_at timestamptz;

-- Deliveries were the first reports that count once however often they are sent; now there are others.
alter table distribution.inbound rename to report;
alter table distribution.report
    add column kind text not null default 'INBOUND' check (kind in ('INBOUND', 'COUNT', 'ADJUSTMENT', 'MOVE', 'WAVE_CANCELLATION')),
    drop column received_at,
    drop column reference,
    drop constraint inbound_pkey,
    add primary key (dc, kind, identity);
alter table distribution.report alter column kind drop default;
alter index distribution.inbound_age rename to report_age;

-- Locations that somebody should look at, until a count, an adjustment, a delivery or a person settles it.
create table distribution.stock_question (
    dc text collate "C", item text collate "C", location text,
    asked_at timestamptz not null,
    settled_at timestamptz,
    primary key (dc, item, location));
insert into distribution.stock_question (dc, item, location, asked_at, settled_at)
select split_part(subject, '|', 1), split_part(subject, '|', 2), split_part(subject, '|', 3), occurred_at, case when not open then occurred_at end
from (select distinct on (told ->> 'subject') told ->> 'subject' as subject, (told ->> 'open')::boolean as open, occurred_at
      from (select partition, position, occurred_at, convert_from(payload, 'UTF8')::jsonb as told from distribution.journal where type = 'ExceptionRaised') said
      where told ->> 'kind' = 'DC_STOCK_QUESTIONED'
      order by told ->> 'subject', position desc) last;

-- What is weighed is never what was asked for to the gram.
alter table distribution.order_line add column weighed_over int not null default 0 check (weighed_over >= 0);   -- of units, grams beyond the order that the scale said
alter table distribution.pick
    drop constraint pick_check,
    add constraint pick_picked_check check (picked >= 0),
    add column reason text,                              -- why a short pick was short; null if the picker did not say
    add column called_off text,                          -- why it was called off: an open pick is free, what was picked goes back
    add column called_off_at timestamptz,
    add column put_back int not null default 0,          -- of what was picked, units that were put back
    add constraint pick_put_back_check check (put_back = 0 or put_back <= picked and called_off is not null);
drop index distribution.pick_open;
create index pick_open on distribution.pick (wave) where picked is null or (picked > put_back and despatch is null);
create index pick_to_put_back on distribution.pick (item, id) where called_off is not null and picked > put_back;

create or replace view distribution.order_board as
    select l.id, l.dc, l.store, s.name as store_name, l.item, i.name as item_name, l.units - l.weighed_over as units, l.case_pack, l.placed_at, l.cut_off_at, l.due_at,
           l.wave, l.allocated, l.picked, l.despatched, l.cancelled, l.back_ordered, l.waiting, l.status, l.received_at,
           l.units - l.despatched - l.cancelled as open, l.explanation::text as explanation
    from distribution.order_line l
    left join distribution.item i on i.gtin = l.item
    left join distribution.store s on s.gln = l.store;
