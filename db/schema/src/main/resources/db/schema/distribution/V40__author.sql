-- Who did it, as role/channel/subject; null where nobody knows, as of all that was written before.
alter table distribution.journal add column author text;
alter table distribution.stock_entry add column author text;
