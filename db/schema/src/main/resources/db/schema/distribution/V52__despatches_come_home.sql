-- A despatch that left can be called off, as far as its store has not received it: the ledger, which knows, says how much that is.
alter table distribution.despatch
    add column called_off_at  timestamptz,
    add column called_off_for text,
    add column came_all_the_same boolean not null default false;   -- its store received some of it although it was called off
alter table distribution.despatch_line
    add column called_off int not null default 0,        -- of units, those that go home
    add column redirected_to text collate "C";           -- the store to which the rest was redirected
alter table distribution.order_line
    add column came_home     int not null default 0,     -- units that left and were called off: they wait again, or left once more, or were cancelled
    add column cancel_wanted int not null default 0;     -- units that people called off when they had left: they are cancelled if they come home

-- What comes home is due as what stores send back is; despatch is its SSCC, and null for what a store sends.
alter table distribution.store_return add column despatch text collate "C";
create index store_return_despatch on distribution.store_return (despatch) where despatch is not null;

alter table distribution.report drop constraint report_kind_check,
    add constraint report_kind_check check (kind in ('INBOUND', 'COUNT', 'ADJUSTMENT', 'MOVE', 'WAVE_CANCELLATION', 'RETURN_ARRIVAL', 'RETURN_CANCELLATION', 'DESPATCH_CANCELLATION'));
