-- Of what is in transit, what another store sent: it is coming, but stands in no order of ours.
alter table replenishment.store_item add column transferred int not null default 0;
