-- Who did it, as role/channel/subject; null where nobody knows, as of all that was written before.
alter table replenishment.journal add column author text;
