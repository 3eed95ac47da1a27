-- Whether a store trades, and on which days: JSON as it was put, never searched.
alter table ledger.store
    add column state     text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
    add column opens     text not null default '[]',
    add column closed_on text not null default '[]';
