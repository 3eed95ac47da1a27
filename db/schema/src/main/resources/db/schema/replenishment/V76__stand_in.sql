-- Another center sends what waits of a line while its store's own cannot: dc is the one that does, home the store's own. Null where they are one.
alter table replenishment.order_line add column home text collate "C";
