-- From when an item takes the place of another: an instant or a business date; null at once.
alter table replenishment.supersession add column since text;
