-- Records that could not be read or applied wait here for a person, whole, so that they can be applied again. The same table stands in each schema that records are taken into.
alter table ledger.quarantine
    add column headers text[] not null default '{}',    -- name, value, name, value
    add column ended_by text,
    add column note     text,
    drop constraint quarantine_ended_check,
    add constraint quarantine_ended_check check (ended in ('REPLAYED', 'DISMISSED', 'REPLACED'));
update ledger.quarantine set headers = array['type', type] where type is not null;
alter table ledger.quarantine drop column type;
create index quarantine_waiting on ledger.quarantine (topic, partition) where ended is null;
