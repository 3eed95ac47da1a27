-- What an item is counted in: eaches and grams have no common sum. The catalog is read once more from its beginning to fill it.
alter table distribution.item add column unit text not null default 'EACH' check (unit in ('EACH', 'GRAM'));
delete from distribution.cursor where topic = 'catalog.items';
