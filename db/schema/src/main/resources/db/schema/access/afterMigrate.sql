-- Flyway runs this as the schema's owner after each look at the migrations. The role that the service works as may read and write what lies in the schema, and call what is in it; it changes
-- nothing of how the schema lies, and does not write Flyway's own memory. Only what is missing is granted, so that a start beside services at work touches nothing.
do $$
declare
    own    constant text := '${flyway:defaultSchema}';
    worker constant text := '${worker}';
    it     record;
begin
    if worker = current_user then
        return; -- one role for both: whoever owns a schema may do everything in it
    end if;
    perform pg_advisory_xact_lock(hashtext(own || '.access')); -- two instances that start at once
    if not has_schema_privilege(worker, own, 'usage') then
        execute format('grant usage on schema %I to %I', own, worker);
        execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to %I', own, worker);
    end if;
    for it in select oid::regclass as name from pg_class where relnamespace = own::regnamespace and relkind in ('r', 'p', 'v')
            and relname not in ('flyway_schema_history', 'audit', 'approval_event') and not has_table_privilege(worker, oid, 'delete') loop
        execute format('grant select, insert, update, delete on %s to %I', it.name, worker);
    end loop;
    -- What people did and decided is read and added to.
    for it in select oid::regclass as name from pg_class where relnamespace = own::regnamespace and relname in ('audit', 'approval_event')
            and (not has_table_privilege(worker, oid, 'insert') or has_table_privilege(worker, oid, 'update, delete')) loop
        execute format('grant select, insert on %s to %I', it.name, worker);
        execute format('revoke update, delete on %s from %I', it.name, worker);
    end loop;
    for it in select oid::regclass as name from pg_class where relnamespace = own::regnamespace and case relkind when 'S' then not has_sequence_privilege(worker, oid, 'usage') else false end loop
        execute format('grant usage on sequence %s to %I', it.name, worker);
    end loop;
    for it in select oid::regprocedure as name from pg_proc where pronamespace = own::regnamespace and not has_function_privilege(worker, oid, 'execute') loop
        execute format('grant execute on routine %s to %I', it.name, worker);
    end loop;
end
$$;
