package io.restock.gateway.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.LabelLayout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The layouts of labels that were set. A store's go before the chain's, and of those the one of the longest prefix. */
final class LabelLayouts {
    private static final int LONGEST_PREFIX = 7;
    private static final int SHORTEST_PREFIX = 2;

    private final Map<String, LabelLayout> layouts = new ConcurrentHashMap<>();

    void put(LabelLayout layout) {
        layouts.put(LabelLayout.key(layout.prefix(), layout.store()), layout);
    }

    void remove(String key) {
        layouts.remove(key);
    }

    /** @return null where the usual one holds */
    @Nullable
    LabelLayout of(Gtin label, Gln store) {
        if (layouts.isEmpty()) {
            return null;
        }
        LabelLayout own = of(label.digits(), store);
        return own != null ? own : of(label.digits(), null);
    }

    private @Nullable LabelLayout of(String label, @Nullable Gln store) {
        for (int length = LONGEST_PREFIX; length >= SHORTEST_PREFIX; length--) {
            LabelLayout layout = layouts.get(LabelLayout.key(label.substring(1, 1 + length), store));
            if (layout != null) {
                return layout;
            }
        }
        return null;
    }
}
