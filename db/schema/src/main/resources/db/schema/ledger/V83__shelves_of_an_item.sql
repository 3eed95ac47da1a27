-- What stores have of an item, for those who do not keep the rows of stock. A rebuild puts another table in their place: nothing here depends on it.
create function ledger.shelves_of(item text) returns table (key text, on_hand int, in_transit int, occurred_at timestamptz) language sql stable parallel safe as $$
    select s.key, s.on_hand, s.in_transit, s.occurred_at from ledger.store st join ledger.stock s on s.key = st.gln || '|' || item
$$;
