-- Records that could not be read or applied wait here for a person, whole, so that they can be applied again. The same table stands in each schema that records are taken into.
alter table distribution.unreadable rename to quarantine;
alter table distribution.quarantine rename column recorded_at to quarantined_at;
alter table distribution.quarantine
    drop constraint unreadable_pkey,
    add column id bigint generated always as identity primary key,
    add column headers text[] not null default '{}',    -- name, value, name, value
    add column record_key bytea,
    add column ended text constraint quarantine_ended_check check (ended in ('REPLAYED', 'DISMISSED', 'REPLACED')),
    add column ended_at timestamptz,
    add column ended_by text,
    add column note text,
    add unique (topic, partition, kafka_offset);
create index quarantine_waiting on distribution.quarantine (topic, partition) where ended is null;
