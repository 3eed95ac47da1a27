-- The lot that a recall is about, as its maker names it; null for all of its items.
alter table distribution.recall add column lot text collate "C";
