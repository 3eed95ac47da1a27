package io.restock.distribution.stock;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What recalls ask back from some stores alone. */
public final class CalledBack {
    private CalledBack() {}

    /** Those of the items, at stores, that are called back from there alone: nothing of them is promised to these stores. */
    public static Set<StoreItemId> of(Sql sql, Collection<Gtin> items) throws SQLException {
        return new HashSet<>(sql.list("""
                select store, item from distribution.recall r cross join unnest(r.stores) as store cross join unnest(r.items) as item
                where r.released_at is null and r.stores is not null and item = any(?)""", row -> new StoreItemId(new Gln(row.getString(1)), new Gtin(row.getString(2))), items));
    }
}
