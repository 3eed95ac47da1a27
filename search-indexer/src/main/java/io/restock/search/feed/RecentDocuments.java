package io.restock.search.feed;

import io.restock.contracts.StoreItemId;
import io.restock.search.stock.StockDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;

/**
 * The documents that the one writer wrote last, as they are in the index. What sells is what sold a moment ago: without these, looking
 * documents up took two fifths of the writer's time. Of the others the index is asked.
 */
final class RecentDocuments {
    private static final int AT_MOST = 100_000;

    private final Map<StoreItemId, StockDocument> documents = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Entry<StoreItemId, StockDocument> eldest) {
            return size() > AT_MOST;
        }
    };

    Map<StoreItemId, StockDocument> with(Collection<StoreItemId> ids, Function<List<StoreItemId>, Map<StoreItemId, StockDocument>> index) {
        var known = new HashMap<StoreItemId, StockDocument>();
        var others = new ArrayList<StoreItemId>();
        for (StoreItemId id : ids) {
            var document = documents.get(id);
            if (document == null) {
                others.add(id);
            } else {
                known.put(id, document);
            }
        }
        if (!others.isEmpty()) {
            known.putAll(index.apply(others));
        }
        return known;
    }

    void put(Collection<StockDocument> written) {
        written.forEach(document -> documents.put(document.id(), document));
    }
}
