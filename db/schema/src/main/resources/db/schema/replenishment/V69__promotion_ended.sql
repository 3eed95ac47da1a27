-- When somebody ended a promotion before its last day: in each store, the day that it was there then is the last.
alter table replenishment.promotion add column ended_at timestamptz;
