package io.restock.search.feed;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.StockIndex;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents that must be written anew because the catalog changed: one page after every batch of live changes, so that a new name for
 * an item in a thousand stores does not make sales wait.
 */
final class Sweep {
    private static final int TOGETHER = 500;

    private final Set<Gtin> items = new LinkedHashSet<>();
    private final Set<Gln> stores = new LinkedHashSet<>();
    private Set<Gtin> currentItems = Set.of();
    private Set<Gln> currentStores = Set.of();
    private @Nullable StoreItemId reached;

    void add(Collection<Gtin> changedItems, Collection<Gln> changedStores) {
        items.addAll(changedItems);
        stores.addAll(changedStores);
    }

    boolean done() {
        return items.isEmpty() && stores.isEmpty() && currentItems.isEmpty() && currentStores.isEmpty();
    }

    /** The next documents to write anew; empty does not mean done. */
    List<StockDocument> page(StockIndex index, int limit) {
        if (currentItems.isEmpty() && currentStores.isEmpty()) {
            currentItems = some(items);
            currentStores = currentItems.isEmpty() ? some(stores) : Set.of();
            reached = null;
        }
        if (currentItems.isEmpty() && currentStores.isEmpty()) {
            return List.of();
        }
        return index.next(currentItems, currentStores, reached, limit);
    }

    /** The page has been written. */
    void written(List<StockDocument> page, int limit) {
        if (page.size() < limit) {
            currentItems = Set.of();
            currentStores = Set.of();
        } else {
            reached = page.getLast().id();
        }
    }

    private static <T> Set<T> some(Set<T> waiting) {
        var some = new HashSet<T>();
        for (Iterator<T> next = waiting.iterator(); next.hasNext() && some.size() < TOGETHER; next.remove()) {
            some.add(next.next());
        }
        return some;
    }
}
