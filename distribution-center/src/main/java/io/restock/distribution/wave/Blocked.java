package io.restock.distribution.wave;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.distribution.orders.ItemRange;
import io.restock.distribution.stock.CalledBack;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** What may not leave though it is there. @param items of which nothing goes anywhere; @param storeItems of which nothing goes to that store */
record Blocked(Set<Gtin> items, Set<StoreItemId> storeItems) {
    static Blocked of(Sql sql, Collection<Gtin> items) throws SQLException {
        return new Blocked(ItemRange.held(sql, items), CalledBack.of(sql, items));
    }

    boolean holds(WaitingLine line) {
        return items.contains(line.item()) || storeItems.contains(new StoreItemId(line.store(), line.item()));
    }
}
