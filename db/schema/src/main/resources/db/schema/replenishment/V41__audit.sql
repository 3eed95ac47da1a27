-- What people did, for those who ask who did it. A row is written in the transaction that does the deed, and never changed; each has the hash of itself and
-- of the row before it in its chain. A service's role needs select and insert on audit, select, insert and update on audit_chain, and execute on
-- audit_forget, which belongs to the schema's owner and runs as that one: it needs neither update nor delete on audit, and the trigger refuses both to everybody.
create table replenishment.audit (
    id          bigint generated always as identity unique,
    chain       smallint    not null,                     -- a partition, or -1 for what is done by request
    number      bigint      not null,                     -- gap-free within the chain, 1 and up
    at          timestamptz not null,                     -- business time
    recorded_at timestamptz not null,                     -- by the database's own clock
    subject     text        not null,
    role        text,
    channel     text        not null,
    kind        text        not null,
    object      text        not null,
    body        text        not null,
    previous    bytea       not null,
    hash        bytea       not null,
    primary key (chain, number),
    check (strpos(concat(subject, role, channel, kind, object, body), E'\n') = 0)
);
create index audit_subject on replenishment.audit (subject, id);

-- Where each chain ends, so that its last rows cannot be taken away unseen; and where it begins since older rows were forgotten.
create table replenishment.audit_chain (
    chain       smallint primary key,
    number      bigint not null default 0,
    hash        bytea  not null default '',
    anchor      bigint not null default 0,
    anchor_hash bytea  not null default ''
);

-- The twin of AuditHash. Neither ever changes, or nothing that was written could be checked any more.
create function replenishment.audit_hash(a replenishment.audit) returns bytea language sql stable parallel safe as $$
    select sha256(a.previous || convert_to(concat_ws(E'\n', a.chain, a.number, (extract(epoch from a.at) * 1000000)::bigint,
        (extract(epoch from a.recorded_at) * 1000000)::bigint, a.subject, coalesce(a.role, ''), a.channel, a.kind, a.object, a.body), 'UTF8'))
$$;

create function replenishment.audit_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.recorded_at < now() - interval '400 days' then
            return old;
        end if;
    end if;
    raise exception 'the audit is only added to' using errcode = '42501',
        hint = 'nothing in it is changed, and nothing younger than 400 days is removed; a deed that was wrong is followed by one that corrects it';
end
$$;
create trigger audit_stays before update or delete on replenishment.audit for each row execute function replenishment.audit_stays();
create trigger audit_stays_whole before truncate on replenishment.audit for each statement execute function replenishment.audit_stays();

create function replenishment.audit_forget() returns bigint language plpgsql security definer set search_path = replenishment, pg_temp as $$
declare
    forgotten bigint;
begin
    update audit_chain c set anchor = old.number, anchor_hash = (select hash from audit a where a.chain = c.chain and a.number = old.number)
    from (select chain, coalesce(min(number) filter (where recorded_at >= now() - interval '400 days') - 1, max(number)) as number from audit group by chain) old
    where c.chain = old.chain and old.number > c.anchor;
    delete from audit a using audit_chain c where c.chain = a.chain and a.number <= c.anchor;
    get diagnostics forgotten = row_count;
    return forgotten;
end
$$;
