-- Who sends to the store while its center is stopped, as it was last published with the lane; null while the center works.
alter table distribution.lane add column served_by text collate "C";
create index lane_served on distribution.lane (dc, store) where served_by is not null;
