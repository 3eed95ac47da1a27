-- The rows of stock of one item in all stores, for those who do not keep them.
create function ledger.shelves_of(item text) returns setof ledger.stock language sql stable parallel safe as $$
    select s.* from ledger.store st join ledger.stock s on s.key = st.gln || '|' || item
$$;
