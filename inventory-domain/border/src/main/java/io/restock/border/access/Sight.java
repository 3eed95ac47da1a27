package io.restock.border.access;

import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Scope;
import org.jspecify.annotations.Nullable;

/** What a caller may see of all that goes from distribution centers to stores: what concerns one of either that is the caller's. */
public record Sight(String name, Scope stores, Scope dcs) {
    public static final Sight OF_ALL = new Sight("the service", Scope.ALL, Scope.ALL);

    public boolean isOfAll() {
        return stores.all() || dcs.all();
    }

    /** @throws ProblemException 403 if neither is the caller's */
    public void mustHold(String store, @Nullable String dc) {
        if (!stores.holds(store) && (dc == null || !dcs.holds(dc))) {
            throw ProblemException.of(403, "Not yours", name + " may speak neither for store " + store + (dc == null ? "" : " nor for distribution center " + dc)
                    + ": the token's \"stores\" are " + stores + ", its \"dcs\" " + dcs);
        }
    }
}
