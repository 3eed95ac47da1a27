-- What a line's deliveries are known not to have brought. A line of which something is missing is closed, and its promise is missed.
drop index replenishment.order_line_promise;
drop index replenishment.order_line_missed;
alter table replenishment.order_line
    add column missing int not null default 0,             -- of what is closed, units that did not come
    drop column outcome,
    drop column status,
    drop column within_24h,
    drop column within_24h_recorded;
alter table replenishment.order_line
    add column status text generated always as (
        case when units - cancelled - closed > 0 and despatched > closed then 'DESPATCHED'
             when units - cancelled - closed > 0 then 'PLACED'
             when closed > 0 and missing >= closed then 'MISSING'
             when closed > 0 then 'RECEIVED'
             else 'CANCELLED' end) stored,
    add column within_24h boolean generated always as (
        case when units - cancelled - closed <= 0 and closed > 0 then missing <= 0 and received_at <= due_at end) stored,
    add column within_24h_recorded boolean generated always as (
        case when units - cancelled - closed <= 0 and closed > 0 then missing <= 0 and received_recorded_at <= recorded_due_at end) stored,
    add column outcome text not null generated always as (
        case when units - cancelled - closed > 0 then 'OPEN'
             when wanting > 0 then 'WANTING'
             when closed = 0 then 'CALLED_OFF'
             when missing > 0 then 'MISSING'
             when received_at <= due_at then 'KEPT'
             else 'LATE' end) stored;
create index order_line_promise on replenishment.order_line (due_at) include (outcome, dc, store);
create index order_line_missed on replenishment.order_line (due_at, id) where outcome in ('OPEN', 'WANTING', 'MISSING', 'LATE');
