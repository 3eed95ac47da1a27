-- Days on which a lane has no wave, as DayOfWeek and LocalDate write them.
alter table distribution.lane add column rest_days text[] not null default '{}', add column holidays text[] not null default '{}';
