-- What became of each line's promise, and what the distribution center said when it could not send.
alter table replenishment.order_line
    add column despatched_at timestamptz,                   -- the last despatch
    add column short_reason  text,                          -- why the last short was short; null if none was
    add column wanting       int not null default 0;        -- of what is cancelled, units that the center did not have

update replenishment.order_line l set despatched_at = e.despatched_at, short_reason = e.short_reason, wanting = e.wanting
from (select key,
             max(occurred_at) filter (where type = 'LineDespatched') as despatched_at,
             (array_agg(told ->> 'reason' order by sequence desc) filter (where type = 'LineShort'))[1] as short_reason,
             coalesce(sum((told ->> 'units')::int) filter (where type = 'LineShort' and (told ->> 'cancelled')::boolean
               and told ->> 'reason' in ('NO_STOCK', 'NO_STOCK_FOR_LONG', 'SHORT_PICK')), 0) as wanting
      from (select key, sequence, type, occurred_at, convert_from(payload, 'UTF8')::jsonb as told
            from replenishment.journal where type in ('LineDespatched', 'LineShort')) told
      group by key) e
where e.key = l.id;

-- Whether it is late while it is open, the clock says, not the row.
alter table replenishment.order_line
    add column outcome text not null generated always as (
        case when units - cancelled - closed > 0 then 'OPEN'
             when wanting > 0 then 'WANTING'
             when closed = 0 then 'CALLED_OFF'
             when received_at <= due_at then 'KEPT'
             else 'LATE' end) stored;

-- The share is counted from the first index alone; the misses, a small part of all lines, are found by the second.
create index order_line_promise on replenishment.order_line (due_at) include (outcome, dc, store);
create index order_line_missed on replenishment.order_line (due_at, id) where outcome in ('OPEN', 'WANTING', 'LATE');
