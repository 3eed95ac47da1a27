package io.restock.dashboard.names;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.dashboard.services.ServiceAway;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What items are called. The names that are shown most are kept, about 200 bytes each; the others are asked for when they are shown. Which items are weighed,
 * and which nobody misses, is known of all, since each sale is added up by it: about 60 bytes for each of these, and they are few.
 */
final class ItemNames {
    private static final long ASKED_AGAIN_AFTER = Duration.ofSeconds(5).toNanos();

    /** The one who knows the names of all items. */
    @FunctionalInterface
    interface Ledger {
        /** The name, or the number of an item that nobody has listed. */
        String nameOf(Gtin item) throws ServiceAway;
    }

    private final Cache<Gtin, String> names;
    private final Set<Long> weighed = ConcurrentHashMap.newKeySet();
    private final Set<Long> unmissed = ConcurrentHashMap.newKeySet();
    private final Ledger ledger;
    private volatile long silentSince = System.nanoTime() - ASKED_AGAIN_AFTER;

    /** @param keptAtMost names */
    ItemNames(int keptAtMost, Ledger ledger) {
        this.names = Caffeine.newBuilder().maximumSize(keptAtMost).build();
        this.ledger = ledger;
    }

    void listed(Item item) {
        names.put(item.gtin(), item.name());
        if (item.unit() == Unit.GRAM) {
            weighed.add(key(item.gtin()));
        } else {
            weighed.remove(key(item.gtin()));
        }
        if (item.comesAgain()) {
            unmissed.remove(key(item.gtin()));
        } else {
            unmissed.add(key(item.gtin()));
        }
    }

    void removed(Gtin item) {
        names.invalidate(item);
        weighed.remove(key(item));
        unmissed.remove(key(item));
    }

    /** Whether it is missed where there is none: not what is never stocked, or is sold off. */
    boolean isMissed(Gtin item) {
        return !unmissed.contains(key(item));
    }

    Unit unitOf(Gtin item) {
        return weighed.contains(key(item)) ? Unit.GRAM : Unit.EACH;
    }

    NamedItem of(Gtin item) {
        String known = names.getIfPresent(item);
        return new NamedItem(known != null ? known : asked(item), unitOf(item));
    }

    /** The number where the ledger does not answer; it is left alone for some seconds then, so that a page of many rows is not held up by each. */
    private String asked(Gtin item) {
        if (System.nanoTime() - silentSince < ASKED_AGAIN_AFTER) {
            return item.digits();
        }
        try {
            String name = ledger.nameOf(item);
            names.asMap().putIfAbsent(item, name); // what was heard meanwhile is newer
            return name;
        } catch (ServiceAway e) {
            silentSince = System.nanoTime();
            return item.digits();
        }
    }

    /** How many are kept. */
    long count() {
        return names.estimatedSize();
    }

    private static Long key(Gtin item) {
        return Long.valueOf(item.digits());
    }
}
