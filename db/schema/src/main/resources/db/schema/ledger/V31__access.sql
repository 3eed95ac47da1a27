-- Tokens that tills were given: so many a store at a time as it has tills. What a token says is the token's own; here stands to whom it went, and how it ends.
create table ledger.enrolment (
    id text primary key,
    store text not null references ledger.store (gln),
    till text not null,
    enrolled_at timestamptz not null,
    until timestamptz not null,
    by text not null,
    withdrawn_at timestamptz,
    withdrawn_by text
);
create index enrolment_of_till on ledger.enrolment (store, till, enrolled_at);

-- Tokens that were ended before their time; every service follows them on the topic access.revocations.
create table ledger.revocation (
    tokens text primary key,
    revoked_at timestamptz not null,
    until timestamptz not null,
    by text not null
);
