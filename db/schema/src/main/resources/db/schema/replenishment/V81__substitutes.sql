-- What a center sent in place of another item is a line that nobody ordered: it is on order as any other, and no need of which a promise could be kept.
alter table replenishment.order_line
    add column in_place_of      text collate "C",          -- the line for which it stands; null for what was ordered
    add column in_place_of_item text collate "C",          -- the item of that line
    add column in_place_why     text;                      -- why that was short
alter table replenishment.order_line alter column outcome set expression as (
        case when in_place_of is not null then 'SUBSTITUTE'
             when units - cancelled - closed > 0 then 'OPEN'
             when wanting > 0 then 'WANTING'
             when closed = 0 then 'CALLED_OFF'
             when missing > 0 then 'MISSING'
             when received_at <= due_at then 'KEPT'
             else 'LATE' end);

-- A decision is caused by one event of its store-item; that a center sent something is no decision, and may cause one.
drop index replenishment.order_line_trigger;
create unique index order_line_trigger on replenishment.order_line (store, item, trigger_event) where in_place_of is null;
