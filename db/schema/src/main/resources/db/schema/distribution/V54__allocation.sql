-- What a line's packs are for, as its order says; null in lines that do not say it, whose packs all count as lifting their store to its reorder level.
alter table distribution.order_line
    add column promised int,                          -- units that the store holds for customers
    add column presentation_minimum int,              -- units below which its shelf looks empty, 0 for none
    add column reorder_level int,
    add column unit_margin double precision,          -- money for a unit sold, where a merchandiser has set it
    add column pulled_forward_at timestamptz;         -- since when it goes with the next wave of any cut-off
create index order_line_pulled_forward on distribution.order_line (dc)
    where pulled_forward_at is not null and units - allocated - picked - despatched - cancelled > 0;

-- Why a line got what it got, in one sentence, as it was decided; null in waves that did not say it.
alter table distribution.wave_short
    add column tier text,
    add column gain double precision,
    add column why text;

create or replace view distribution.order_board as
    select l.id, l.dc, l.store, s.name as store_name, l.item, i.name as item_name, l.units - l.weighed_over as units, l.case_pack, l.placed_at, l.cut_off_at, l.due_at,
           l.wave, l.allocated, l.picked, l.despatched, l.cancelled, l.back_ordered, l.waiting, l.status, l.received_at,
           l.units - l.despatched - l.cancelled as open, l.explanation::text as explanation, l.pulled_forward_at
    from distribution.order_line l
    left join distribution.item i on i.gtin = l.item
    left join distribution.store s on s.gln = l.store;
