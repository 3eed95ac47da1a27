package io.restock.dashboard.names;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.restock.dashboard.services.ServiceClient;
import java.util.List;

/** Under which numbers items come, for those that were listed or asked for last; the ledger knows the others. */
public final class ItemPackings {
    private static final int KEPT_AT_MOST = 20_000;
    private static final Packing BARE = new Packing(1, List.of());

    /**
     * @param casePack units in the smallest pack that a distribution center ships
     * @param packs other numbers of the item, and how many units each holds
     */
    public record Packing(int casePack, List<Item.Pack> packs) {}

    private final Cache<Gtin, Packing> known = Caffeine.newBuilder().maximumSize(KEPT_AT_MOST).build();
    private final ServiceClient services;

    ItemPackings(ServiceClient services) {
        this.services = services;
    }

    void listed(Item item) {
        known.put(item.gtin(), new Packing(item.casePack(), item.packs()));
    }

    void removed(Gtin item) {
        known.invalidate(item);
    }

    /** Of an item that nobody knows, or where the ledger does not answer: bare units. */
    Packing of(Gtin item) {
        Packing packing = known.getIfPresent(item);
        return packing == null ? asked(item) : packing;
    }

    private Packing asked(Gtin item) {
        try {
            Packing packing = services.get(Service.LEDGER, "/v1/items/" + item, Packing.class);
            known.asMap().putIfAbsent(item, packing); // what was heard meanwhile is newer
            return packing;
        } catch (ServiceAway | ProblemException e) {
            return BARE;
        }
    }
}
