-- What one wave of a center takes at most; null is no bound.
alter table distribution.dc
    add column wave_lines int check (wave_lines > 0),
    add column wave_cases int check (wave_cases > 0),
    add column wave_hands int check (wave_hands > 0),
    add column cases_per_hand int check (cases_per_hand > 0),
    add constraint dc_hands_check check ((wave_hands is null) = (cases_per_hand is null));
