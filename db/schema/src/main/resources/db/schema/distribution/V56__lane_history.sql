-- How long goods of a lane really take from their despatch to their store's receipt: a mean and a spread that forget slowly, so that a lane's history is one row however old it is.
create table distribution.lane_history (
    dc text collate "C", store text collate "C",
    trips bigint not null,
    mean_minutes double precision not null,
    variance double precision not null,               -- minutes squared
    last_received_at timestamptz not null,
    primary key (dc, store));

-- When the store first said of a despatch that it had come: its trip is counted once.
alter table distribution.despatch add column first_received_at timestamptz;
update distribution.despatch d set first_received_at = l.at
from (select sscc, min(received_at) as at from distribution.despatch_line where received_at is not null group by sscc) l where l.sscc = d.sscc;
