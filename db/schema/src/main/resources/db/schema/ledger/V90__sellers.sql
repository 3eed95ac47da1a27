-- Who sells an item, where that is another than the chain itself.
alter table ledger.item add column seller text collate "C";
