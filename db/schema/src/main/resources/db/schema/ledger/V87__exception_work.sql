-- Exceptions are owned work: one queue over those of all services, by what is at stake. The ledger's own are written by what raises them; the others' are folded from their topic.
alter table ledger.exception
    alter column store drop not null,                        -- a center's own has none
    add column id            bigint generated always as identity unique,
    add column service       text        not null default 'LEDGER', -- who raised it
    add column dc            text        collate "C",        -- the center that it concerns, if one
    add column stake         jsonb,                          -- units of items, or money, as its raiser said
    add column amount        numeric,                        -- what that is worth, when it was last raised; null: not known
    add column currency      text,
    add column at_least      boolean     not null default false, -- something of it has no price
    add column because       text        not null default 'nobody has said of how much it is',
    add column due_at        timestamptz,
    add column heard_at      timestamptz,                    -- of another service's: when its last word was recorded there
    add column assignee      text,
    add column snoozed_until timestamptz,
    add column snoozed_for   text;                           -- the reason

update ledger.exception set due_at = opened_at + interval '24 hours';
alter table ledger.exception alter column due_at set not null;
alter table ledger.exception alter column service drop default, alter column because drop default;

create index exception_by_money on ledger.exception (amount desc nulls last, due_at, id) where open;
create index exception_by_money_of_store on ledger.exception (store, amount desc nulls last, due_at, id) where open;
create index exception_by_money_of_center on ledger.exception (dc, amount desc nulls last, due_at, id) where open and dc is not null;
create index exception_by_money_of_assignee on ledger.exception (assignee, amount desc nulls last, due_at, id) where open and assignee is not null;
create index exception_snoozed on ledger.exception (snoozed_until) where snoozed_until is not null;

-- What happened to each: only added to.
create table ledger.exception_event (
    id          bigint generated always as identity primary key,
    exception   bigint      not null,
    type        text        not null check (type in ('RAISED', 'WORSE', 'CLOSED', 'ASSIGNED', 'COMMENTED', 'SNOOZED', 'CAME_BACK')),
    at          timestamptz not null,                        -- business time
    author      text,                                        -- role/channel/subject; null where nobody knows
    said        jsonb       not null,
    key         text,                                        -- the Idempotency-Key of a person's word
    recorded_at timestamptz not null default clock_timestamp()
);
create index exception_event_of on ledger.exception_event (exception, id);
create unique index exception_event_once on ledger.exception_event (exception, key) where key is not null;

insert into ledger.exception_event (exception, type, at, said)
select id, 'RAISED', opened_at, jsonb_build_object('detail', detail) from ledger.exception order by opened_at, id;
insert into ledger.exception_event (exception, type, at, said)
select id, 'CLOSED', closed_at, '{}' from ledger.exception where not open and closed_at is not null order by closed_at, id;

create function ledger.exception_event_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what happened to an exception is only added to' using errcode = '42501', hint = 'what was said wrongly is followed by another word';
end
$$;
create trigger exception_event_stays before update or delete on ledger.exception_event for each row execute function ledger.exception_event_stays();
create trigger exception_event_stays_whole before truncate on ledger.exception_event for each statement execute function ledger.exception_event_stays();
