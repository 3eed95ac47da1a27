-- Old parts of the journal may be moved away: detached, and kept as tables or dropped. Whoever reads the journal asks here what is left of it.

-- The parts that are attached: from their first position to the one beyond their last. One that is being detached concurrently is gone already.
create function ledger.journal_parts(out first bigint, out beyond bigint) returns setof record language sql stable parallel safe as $$
    select substring(bound from 'FROM \(''(\d+)''\)')::bigint, substring(bound from 'TO \(''(\d+)''\)')::bigint
    from pg_inherits join pg_class on pg_class.oid = inhrelid, pg_get_expr(relpartbound, pg_class.oid) as bound
    where inhparent = 'ledger.journal'::regclass and not inhdetachpending
$$;

-- The first position of the journal that counts as left: 1 while nothing is moved away, else the first of those parts that are attached without
-- a hole up to the newest. Parts before a hole do not count although they can be read: a sum over them would miss what lies in the hole, and "all
-- from here on" is the one thing that every reader can reason about.
create function ledger.journal_begins() returns bigint language sql stable parallel safe as $$
    select coalesce(max(greatest(first, 1)) filter (where before is distinct from first), 9223372036854775807)
    from (select first, lag(beyond) over (order by first) as before from ledger.journal_parts()) parts
$$;

-- What each partition writes or hands on next. Parts that lie below all of these may be moved away.
create view ledger.journal_next as
    select partition, least(coalesce(h.next_position, 1), coalesce(r.position, 0) + 1, coalesce(l.position, 0) + 1) as position
    from ledger.cursor c left join ledger.journal_head h using (partition) left join ledger.relay r using (partition)
        left join ledger.level_relay l using (partition)
    where c.topic = 'pos.transactions';

-- From when on a store's events that are moved away need not be known: at known_since all of them were recorded, at occurred_since all of them had
-- occurred. No clock may be more than five minutes ahead; the sales of those tills that were are looked at, their rows stay here. Nothing is
-- answered for a partition that has nothing left: the stock row says then when its last event was.
create function ledger.journal_reach(for_store text, for_partition int, begins bigint, out known_since timestamptz, out occurred_since timestamptz)
language sql stable as $$
    select oldest.recorded_at, greatest(oldest.recorded_at + interval '5 minutes', (
        select max(t.occurred_at) from ledger.exception e
        join ledger.transaction t on t.store = for_store and t.till = split_part(e.subject, '/', 2) and t.business_date = split_part(e.subject, '/', 3)::date
        where e.kind = 'CLOCK_WRONG' and e.subject > for_store || '/' and e.subject < for_store || '0' and t.first_position < begins))
    from ledger.journal oldest where partition = for_partition and position >= begins order by position limit 1
$$;

-- As before, but a part that was moved away is neither opened anew nor taken for one that is there.
create or replace function ledger.open_journal_part(for_position bigint) returns void language plpgsql as $$
declare
    part bigint := for_position >> 24;
begin
    perform pg_advisory_xact_lock(hashtext('ledger.journal'));
    if exists (select from ledger.journal_parts() where for_position >= first and for_position < beyond) then
        return;
    end if;
    if to_regclass(format('ledger.journal_%s', part)) is not null or for_position < (select max(first) from ledger.journal_parts()) then
        raise exception 'part % of the journal is moved away', part using hint =
            format('alter table ledger.journal attach partition ledger.journal_%s for values from (%s) to (%s)', part, part << 24, (part + 1) << 24);
    end if;
    execute format('create table ledger.journal_%s (like ledger.journal including all)', part);
    execute format('alter table ledger.journal attach partition ledger.journal_%s for values from (%s) to (%s)', part, part << 24, (part + 1) << 24);
end
$$;
