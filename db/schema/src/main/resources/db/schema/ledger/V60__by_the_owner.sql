-- The role that the ledger works as changes nothing of how its schema lies. Where its work needs just that, it calls one of these, which the owner lends it. Nobody else may, not even whoever
-- may read everything.
alter function ledger.open_journal_part(bigint) security definer set search_path = pg_catalog, pg_temp;
revoke execute on function ledger.open_journal_part(bigint) from public;

-- An empty table for stock rows that are built anew beside the live ones, which lie as those do. Its key comes when the rows are there.
create procedure ledger.begin_rebuilding_stock() language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    options constant text := (select array_to_string(reloptions, ', ') from pg_class where oid = 'ledger.stock'::regclass);
begin
    drop table if exists ledger.stock_rebuilt;
    create table ledger.stock_rebuilt (like ledger.stock including defaults);
    if options <> '' then
        execute format('alter table ledger.stock_rebuilt set (%s)', options);
    end if;
end
$$;

create procedure ledger.key_rebuilt_stock() language sql security definer set search_path = pg_catalog, pg_temp as $$
    alter table ledger.stock_rebuilt add primary key (key)
$$;

-- The rebuilt rows take the place of the live ones.
create procedure ledger.swap_rebuilt_stock() language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    drop table ledger.stock;
    alter table ledger.stock_rebuilt rename to stock;
    alter index ledger.stock_rebuilt_pkey rename to stock_pkey;
end
$$;

create procedure ledger.end_rebuilding_stock() language sql security definer set search_path = pg_catalog, pg_temp as $$
    drop table if exists ledger.stock_rebuilt
$$;

revoke execute on procedure ledger.begin_rebuilding_stock(), ledger.key_rebuilt_stock(), ledger.swap_rebuilt_stock(), ledger.end_rebuilding_stock() from public;
