-- When the last record taken was accepted, by Kafka's clock: how far behind a partition is, told by any instance and not only by the one that takes it.
alter table replenishment.cursor add column taken_up_to timestamptz;
