package io.restock.search.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Labels;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.search.stock.Listing;
import io.restock.search.stock.Listing.Range;
import io.restock.search.words.Lexicon;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What stores and items are called and cost. One thread writes, any may read. */
public final class Catalog implements AutoCloseable {
    private static final String OWN = "own";

    private final Map<Gln, Store> stores = new ConcurrentHashMap<>();
    private final Map<Gtin, Item> items = new ConcurrentHashMap<>();
    private final Map<Gtin, Gtin> itemOfPack = new ConcurrentHashMap<>();
    private final PriceBook prices = new PriceBook();
    private final Lexicon lexicon = new Lexicon();
    private final Set<String> ownBrands;
    private final Instant pricedAt;

    /**
     * @param ownBrands brands whose seller is the chain itself
     * @param pricedAt price changes that time brought up to here are in the index already
     */
    public Catalog(Set<String> ownBrands, Instant pricedAt) {
        this.ownBrands = Set.copyOf(ownBrands);
        this.pricedAt = pricedAt;
    }

    public void put(Store store) {
        stores.put(store.gln(), store);
    }

    public void put(Item item) {
        items.put(item.gtin(), item);
        lexicon.put(item);
        if (item.packs() != null) {
            item.packs().forEach(pack -> itemOfPack.put(pack.gtin(), item.gtin()));
        }
    }

    public void put(Price price, Instant now) {
        prices.put(price, pricedAt, now);
    }

    /** Items that cost something else since the last call, because time has passed. */
    public Set<Gtin> repriced(Instant now, int atMost) {
        return prices.changedUntil(now, atMost);
    }

    /** The item that a number stands for: its own, that of the item in the pack, or on the label. */
    public Gtin stocked(Gtin number) {
        Gtin stocked = Labels.find(number, each -> items.containsKey(each) ? each : itemOfPack.get(each));
        return stocked == null ? number : stocked;
    }

    /** What an item is called, wherever it stands. */
    public Listing describe(Gtin gtin) {
        Item item = items.get(gtin);
        return item == null || item.name() == null ? Listing.unnamed(gtin.digits())
                : new Listing(null, null, item.name(), item.brand(), item.department(), item.category(), null, null, null, item.casePack());
    }

    /** The words of all items. */
    public Lexicon lexicon() {
        return lexicon;
    }

    public Listing describe(StoreItemId id, Instant now) {
        Store store = stores.get(id.store());
        Item item = items.get(id.item());
        Price price = prices.at(id.store(), id.item(), now);
        return new Listing(
                store == null ? null : store.name(),
                store == null ? null : store.region(),
                item == null || item.name() == null ? id.item().digits() : item.name(),
                item == null ? null : item.brand(),
                item == null ? null : item.department(),
                item == null ? null : item.category(),
                item == null ? null : seller(item),
                price == null ? null : price.amount(),
                price == null ? null : price.currency(),
                item == null ? 0 : item.casePack(),
                item == null ? null : range(item),
                store == null ? null : store.dc());
    }

    private @Nullable String seller(Item item) {
        if (item.seller() != null) {
            return item.seller().digits();
        }
        return item.brand() == null ? null : ownBrands.contains(item.brand()) ? OWN : item.brand();
    }

    private static @Nullable Range range(Item item) {
        if (!item.stocked()) {
            return Range.NOT_STOCKED;
        }
        return switch (item.state()) {
            case ACTIVE -> null;
            case DELISTED -> Range.DELISTED;
            case HELD -> Range.HELD;
        };
    }

    @Override
    public void close() {
        lexicon.close();
    }
}
