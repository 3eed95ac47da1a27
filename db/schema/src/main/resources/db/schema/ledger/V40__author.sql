-- Who did it, as role/channel/subject; null where nobody knows, as of all that was written before. A part of the journal that was moved away before this
-- needs the column, too, before it is attached again: alter table ledger.journal_N add column author text.
alter table ledger.journal add column author text;
alter table ledger.outbox add column author text;

create or replace view ledger.history as
    select partition, position, key, sequence, type, schema_version, occurred_at, recorded_at, payload, author from ledger.journal;
