-- A part of a transfer between centers that was typed wrongly is taken back, and may say which lot came.
alter table distribution.center_transfer_part
    add column recorded_at    timestamptz,                  -- null of what came before its entries cited the part: that cannot be taken back
    add column lot            text,                         -- that people named; null for those that are on the road, as they expire
    add column best_before    date,
    add column taken_back_at  timestamptz,
    add column taken_back_for text;                         -- the reason

-- Of which lots that travelled a part is.
create table distribution.center_transfer_part_lot (
    transfer bigint not null, part int not null, lot text not null, units int not null check (units > 0),
    primary key (transfer, part, lot),
    foreign key (transfer, part) references distribution.center_transfer_part);
insert into distribution.center_transfer_part_lot (transfer, part, lot, units)
    select transfer, 1, lot, arrived from distribution.center_transfer_lot l
    where arrived > 0 and exists (select from distribution.center_transfer_part p where (p.transfer, p.part) = (l.transfer, 1));

-- When the center that waited for it said that no more of it comes, whatever parts said.
alter table distribution.center_transfer add column given_up_at timestamptz;
update distribution.center_transfer t set given_up_at = arrived_at
    where state = 'ARRIVED' and arrived + damaged < sent and not exists (select from distribution.center_transfer_part p where p.transfer = t.id and p.complete);
