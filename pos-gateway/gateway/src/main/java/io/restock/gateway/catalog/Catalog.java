package io.restock.gateway.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stores, items and prices, as far as a till's lines need them: of an item its unit and packs, of prices those of variable-measure items.
 * One thread writes, many read.
 */
@Singleton
public final class Catalog {
    private record PackOf(Gtin item, int units) {}

    private final Map<Gln, Store> stores = new ConcurrentHashMap<>();
    private final Map<Gtin, Unit> units = new ConcurrentHashMap<>();
    private final Map<Gtin, List<Item.Pack>> packs = new ConcurrentHashMap<>();
    private final Map<Gtin, PackOf> items = new ConcurrentHashMap<>();
    private final Map<Gtin, PriceHistory> prices = new ConcurrentHashMap<>();

    public void put(Store store) {
        stores.put(store.gln(), store);
    }

    public void put(Item item) {
        forgetPacks(item.gtin());
        units.put(item.gtin(), item.unit());
        if (item.packs() != null && !item.packs().isEmpty()) {
            packs.put(item.gtin(), item.packs());
            item.packs().forEach(pack -> items.put(pack.gtin(), new PackOf(item.gtin(), pack.units())));
        }
    }

    public void put(Price price) {
        if (price.item().isVariableMeasureLabel()) {
            prices.computeIfAbsent(price.item(), _ -> new PriceHistory()).put(price);
        }
    }

    public void removeStore(Gln store) {
        stores.remove(store);
    }

    public void removeItem(Gtin item) {
        forgetPacks(item);
        units.remove(item);
    }

    private void forgetPacks(Gtin item) {
        List<Item.Pack> before = packs.remove(item);
        if (before != null) {
            before.forEach(pack -> items.computeIfPresent(pack.gtin(), (_, of) -> of.item().equals(item) ? null : of));
        }
    }

    /** @return null if there is no such store */
    public @Nullable Store store(Gln gln) {
        return stores.get(gln);
    }

    /**
     * The item of a scanned number: that very number first, as an item or a pack; for a scale's label then the item that is listed under the
     * label without value, its last digit zeroed or computed.
     *
     * @return null if nothing is listed under it
     */
    public @Nullable Listing find(Gtin scanned) {
        Listing exact = exactly(scanned);
        if (exact != null || !scanned.isVariableMeasureLabel()) {
            return exact;
        }
        Gtin zeroed = scanned.withoutLabelValue();
        Listing listed = exactly(zeroed);
        return listed != null ? listed : exactly(withCheckDigit(zeroed));
    }

    private @Nullable Listing exactly(Gtin number) {
        Unit unit = units.get(number);
        if (unit != null) {
            return new Listing(number, unit, 1);
        }
        PackOf pack = items.get(number);
        Unit unitOfPack = pack == null ? null : units.get(pack.item());
        return pack == null || unitOfPack == null ? null : new Listing(pack.item(), unitOfPack, pack.units());
    }

    private static Gtin withCheckDigit(Gtin zeroed) {
        return Gtin.of(zeroed.digits().substring(0, 13));
    }

    /**
     * The price of a variable-measure item: the store's own before the chain's, the latest that began.
     *
     * @return null if none was valid then
     */
    public @Nullable Price price(Gtin item, Gln store, Instant at) {
        PriceHistory history = prices.get(item);
        return history == null ? null : history.validAt(store, at);
    }

    public int storeCount() {
        return stores.size();
    }

    public int itemCount() {
        return units.size();
    }
}
