-- Items of which some may go in an item's place, the best first; as the catalog names them.
alter table distribution.item add column substitutes text[] collate "C" not null default '{}';

-- Goods that went in place of what a pick did not find are an order line of their own, which nobody ordered.
alter table distribution.order_line
    add column in_place_of      text collate "C",                               -- the line for which it stands; null for what was ordered
    add column in_place_of_item text collate "C",                               -- the item of that line
    add column in_place_of_pick bigint,                                         -- whose rest it takes
    add column in_place_why     text,                                           -- why that was short
    add column substituted      int not null default 0 check (substituted between 0 and cancelled), -- of cancelled, units for which another item's line stands
    add constraint order_line_in_place_check check ((in_place_of is null) = (in_place_of_item is null) and (in_place_of is null) = (in_place_of_pick is null)
        and (in_place_of is null) = (in_place_why is null));
create index order_line_in_place on distribution.order_line (in_place_of_pick) where in_place_of_pick is not null;

-- Of what a short pick cancelled, units for which another item goes.
alter table distribution.pick add column substituted int not null default 0 check (substituted between 0 and cancelled);

create or replace view distribution.order_board as
    select l.id, l.dc, l.store, s.name as store_name, l.item, i.name as item_name, l.units - l.weighed_over as units, l.case_pack, l.placed_at, l.cut_off_at, l.due_at,
           l.wave, l.allocated, l.picked, l.despatched, l.cancelled, l.back_ordered, l.waiting, l.status, l.received_at,
           l.units - l.despatched - l.cancelled as open, l.explanation::text as explanation, l.pulled_forward_at, l.substituted, l.in_place_of, l.in_place_of_item, l.in_place_why
    from distribution.order_line l
    left join distribution.item i on i.gtin = l.item
    left join distribution.store s on s.gln = l.store;
