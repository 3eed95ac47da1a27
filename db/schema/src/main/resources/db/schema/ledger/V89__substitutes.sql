-- Items of which a center may send some in an item's place where it has none, the best first.
alter table ledger.item add column substitutes text[] collate "C" not null default '{}';
