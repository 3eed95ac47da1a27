-- Units of order lines that people called off, wherever they stood in the center.
create table distribution.line_cancellation (
    id bigint generated always as identity primary key,
    order_line text collate "C" not null references distribution.order_line,
    units int not null check (units > 0),
    reason text not null,
    author text,
    cancelled_at timestamptz not null);
create index line_cancellation_order on distribution.line_cancellation (order_line);

-- Lanes are published by store and center now: those that were published by store alone are told once more.
alter table distribution.lane add column told boolean not null default false;
alter table distribution.lane alter column told set default true;

-- The center of which it was said that nobody knows it; null where all is well.
alter table distribution.store add column center_missing text collate "C";
create index store_center_missing on distribution.store (center_missing) where center_missing is not null;
