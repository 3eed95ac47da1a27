-- What stands staged of a lot is found by it when its last day is over before it has left.
create index lot_staged on distribution.lot_stock (dc, item, lot) where location = 'STAGED' and units > 0;
create index pick_staged_lot on distribution.pick (item, picked_lot) where picked > put_back and despatch is null and called_off is null and picked_lot is not null;
