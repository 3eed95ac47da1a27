-- The oldest messages of each store are forgotten when they are settled for long; how many they were stays known, so that a gap is still seen.
alter table distribution.journal_head add column forgotten bigint not null default 0;
create index journal_age on distribution.journal (recorded_at);
