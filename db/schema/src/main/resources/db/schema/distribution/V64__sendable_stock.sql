-- What lies where it can be picked, without the lots that may be sent no more: what is counted as available.
create view distribution.sendable_stock as
    select s.dc, s.item, s.location, s.units - coalesce(p.units, 0) as units, s.allocated - coalesce(p.allocated, 0) as allocated
    from distribution.location_stock s
    left join lateral (select sum(o.units) as units, sum(o.allocated) as allocated from distribution.lot_stock o join distribution.lot l using (dc, item, lot)
        where (o.dc, o.item, o.location) = (s.dc, s.item, s.location) and l.passed_at is not null) p on true
    where s.location <> 'STAGED';
