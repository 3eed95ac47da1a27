-- What an item costs the chain itself, for one each or 1,000 grams, as far as anybody said. Beside the prices, and on no topic: tills need not know it.
create table ledger.cost (
    item     text collate "C" primary key references ledger.item,
    amount   numeric(12, 4) not null check (amount >= 0),
    currency text not null
);
