-- Whether something of a line has yet to leave, said as the index of what is due says it: since goods are weighed the board's units were others than the table's, and a page of what is open
-- walked through all that ever left.
create or replace view distribution.order_board as
    select l.id, l.dc, l.store, s.name as store_name, l.item, i.name as item_name, l.units - l.weighed_over as units, l.case_pack, l.placed_at, l.cut_off_at, l.due_at,
           l.wave, l.allocated, l.picked, l.despatched, l.cancelled, l.back_ordered, l.waiting, l.status, l.received_at,
           l.units - l.despatched - l.cancelled as open, l.explanation::text as explanation, l.pulled_forward_at, l.substituted, l.in_place_of, l.in_place_of_item, l.in_place_why,
           l.despatched + l.cancelled < l.units as is_open
    from distribution.order_line l
    left join distribution.item i on i.gtin = l.item
    left join distribution.store s on s.gln = l.store;
