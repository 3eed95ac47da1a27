-- Requests that another person has to approve before they are done, in every schema whose owner has such. What happened to one is added to and never changed; approval is what follows from it.
create table approval_event (
    approval bigint      not null,
    number   smallint    not null,                -- gap-free, 1 and up
    type     text        not null,
    author   text        not null,                -- role/channel/subject
    payload  jsonb       not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (approval, number)
);

create table approval (
    id        bigint generated always as identity primary key,
    identity  text unique,                        -- by which the request is known when it comes again; null once it means none any more
    status    text        not null,
    stores    text[]      not null,               -- empty: the chain
    lapses_at timestamptz not null
);
create index approval_open on approval (status, id) where status in ('AWAITING_APPROVAL', 'APPROVED');

-- Which parts of a service have done what was approved. A record that asks for it may come twice, and counts once.
create table approval_taken (
    approval bigint not null,
    part     int    not null,
    primary key (approval, part)
);

create function approval_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what happened to an approval is only added to' using errcode = '42501', hint = 'a decision that was wrong is followed by a request that corrects it';
end
$$;
create trigger approval_stays before update or delete on approval_event for each row execute function approval_stays();
create trigger approval_stays_whole before truncate on approval_event for each statement execute function approval_stays();
