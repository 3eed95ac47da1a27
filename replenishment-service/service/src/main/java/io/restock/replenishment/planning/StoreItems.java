package io.restock.replenishment.planning;

import io.restock.contracts.StoreItemId;
import io.restock.replenishment.storeitem.StoreItem;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The store-items of one partition: the busy ones in memory, all of them as rows. A batch loads what it misses in one query. */
final class StoreItems {
    private static final int CACHED = 100_000;

    private final Map<StoreItemId, StoreItem> cache = new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StoreItemId, StoreItem> eldest) {
            return size() > CACHED;
        }
    };

    /** All that are asked for; those without a row are new. */
    Map<StoreItemId, StoreItem> load(Sql sql, Collection<StoreItemId> ids) throws SQLException {
        var found = new HashMap<StoreItemId, StoreItem>();
        var missing = new ArrayList<StoreItemId>();
        for (var id : ids) {
            var cached = cache.get(id);
            if (cached == null) {
                missing.add(id);
            } else {
                found.put(id, cached);
            }
        }
        if (!missing.isEmpty()) {
            StoreItemRow.select(sql, missing).forEach(item -> found.put(item.id(), item));
            missing.forEach(id -> found.computeIfAbsent(id, StoreItem::new));
        }
        return found;
    }

    /** Writes rows in the order of their keys, so that no two transactions wait for each other in a circle. */
    void save(Sql sql, int partition, List<StoreItem> sorted) throws SQLException {
        StoreItemRow.upsert(sql, partition, sorted);
        sorted.forEach(item -> cache.put(item.id(), item));
    }

    /** After a rollback the rows know better. */
    void forget() {
        cache.clear();
    }
}
