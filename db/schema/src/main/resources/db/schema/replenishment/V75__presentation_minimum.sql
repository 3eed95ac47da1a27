-- What the shelf was to show at least when a line was decided; null in lines that were placed before it was published with them.
alter table replenishment.order_line add column presentation_minimum int;
