-- An event that nobody can count must not count as nothing. 22023 is a "data exception": what was to be decided by it is put aside, with this reason.
create function ledger.unknown_event(type text) returns int language plpgsql stable parallel safe as $$
begin
    raise exception 'nobody knows what moves by %', type using errcode = '22023';
end
$$;

alter function ledger.moved(text, bytea) rename to moved_if_known;

create function ledger.moved(type text, payload bytea) returns int language sql stable parallel safe as $$
    select coalesce(ledger.moved_if_known(type, payload), ledger.unknown_event(type))
$$;
