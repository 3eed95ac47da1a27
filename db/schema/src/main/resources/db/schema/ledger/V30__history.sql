-- Every event that is left, for readers outside the ledger: what is named here stays, however the journal comes to lie.
create view ledger.history as
    select partition, position, key, sequence, type, schema_version, occurred_at, recorded_at, payload from ledger.journal;
