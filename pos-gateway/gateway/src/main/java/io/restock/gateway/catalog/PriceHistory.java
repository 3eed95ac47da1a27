package io.restock.gateway.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Price;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The prices of one item, for the chain and for single stores, by the instant from which each holds. A price reported again replaces the one of that instant. */
final class PriceHistory {
    private final Map<@Nullable Gln, NavigableMap<Instant, Price>> byStore = new HashMap<>(2);

    synchronized void put(Price price) {
        byStore.computeIfAbsent(price.store(), _ -> new TreeMap<>()).put(price.from() == null ? Instant.MIN : price.from(), price);
    }

    synchronized @Nullable Price validAt(Gln store, Instant at) {
        Price own = latest(byStore.get(store), at);
        return own != null ? own : latest(byStore.get(null), at);
    }

    /** An ended promotion uncovers the price that began before it. */
    private static @Nullable Price latest(@Nullable NavigableMap<Instant, Price> prices, Instant at) {
        if (prices == null) {
            return null;
        }
        for (Price price : prices.headMap(at, true).descendingMap().values()) {
            if (price.until() == null || at.isBefore(price.until())) {
                return price;
            }
        }
        return null;
    }
}
