package io.restock.gateway.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The catalog as one request sees it. What is not there may have been published a moment ago, so the first miss of a request waits, briefly, until
 * everything that was published before it has been read; later misses are believed.
 */
public final class CatalogView {
    private final Catalog catalog;
    private final Runnable catchUp;
    private boolean caughtUp;

    /** @param catchUp returns when the catalog holds what was published before the call, or after a bounded time */
    public CatalogView(Catalog catalog, Runnable catchUp) {
        this.catalog = catalog;
        this.catchUp = catchUp;
    }

    public @Nullable Store store(Gln gln) {
        return known(() -> catalog.store(gln));
    }

    public @Nullable Listing find(Gtin scanned, Store store, String currency, Instant at) {
        return known(() -> catalog.find(scanned, store, currency, at));
    }

    /** As which item an unlisted number is booked; a label without its value. */
    public Gtin unlisted(Gtin scanned, Gln store, String currency) {
        return catalog.unlisted(scanned, store, currency);
    }

    public @Nullable Price price(Gtin item, Gln store, Instant at) {
        return known(() -> catalog.price(item, store, at));
    }

    private <T> @Nullable T known(Supplier<@Nullable T> lookUp) {
        T found = lookUp.get();
        if (found != null || caughtUp) {
            return found;
        }
        catchUp.run();
        caughtUp = true;
        return lookUp.get();
    }
}
