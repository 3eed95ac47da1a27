package io.restock.gateway.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Dated;
import io.restock.contracts.catalog.Item.Content;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.Labels;
import io.restock.contracts.catalog.Moment;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stores, items, prices and layouts of labels, as far as a till's lines need them: of an item its unit, what numbers stood for it and when, and what it is made of; of prices those of what is weighed.
 * One thread writes, many read.
 */
@Singleton
public final class Catalog {
    private record PackOf(Gtin item, int units) {}

    private final Map<Gln, Store> stores = new ConcurrentHashMap<>();
    private final Map<Gtin, Unit> units = new ConcurrentHashMap<>();
    private final Map<Gtin, Set<Gtin>> numbersOf = new ConcurrentHashMap<>();
    private final Map<Gtin, List<Dated<PackOf>>> packs = new ConcurrentHashMap<>();
    private final Map<Gtin, List<Dated<List<Part>>>> kits = new ConcurrentHashMap<>();
    private final Map<Gtin, PriceHistory> prices = new ConcurrentHashMap<>();
    private final LabelLayouts layouts = new LabelLayouts();

    public void put(Store store) {
        stores.put(store.gln(), store);
    }

    public void put(Item item) {
        forgetPacks(item.gtin());
        units.put(item.gtin(), item.unit());
        if (!isPricedByLabel(item.gtin())) {
            prices.remove(item.gtin());
        }
        if (item.kit().isEmpty()) {
            kits.remove(item.gtin());
        } else {
            kits.put(item.gtin(), item.compositions());
        }
        var numbers = new HashSet<Gtin>();
        for (Content content : item.allContents()) {
            numbers.add(content.gtin());
            var all = new ArrayList<>(packs.getOrDefault(content.gtin(), List.of()));
            all.add(new Dated<>(new PackOf(item.gtin(), content.units()), content.from()));
            packs.put(content.gtin(), List.copyOf(all));
        }
        if (!numbers.isEmpty()) {
            numbersOf.put(item.gtin(), numbers);
        }
    }

    public void put(Price price) {
        if (isPricedByLabel(price.item())) {
            prices.computeIfAbsent(price.item(), _ -> new PriceHistory()).put(price);
        }
    }

    /** What is sold by the piece needs no price here. An item's price may be read before the item. */
    private boolean isPricedByLabel(Gtin item) {
        return item.isVariableMeasureLabel() || units.get(item) != Unit.EACH;
    }

    public void put(LabelLayout layout) {
        layouts.put(layout);
    }

    /** @param key of the topic */
    public void removeLayout(String key) {
        layouts.remove(key);
    }

    public void removeStore(Gln store) {
        stores.remove(store);
    }

    public void removeItem(Gtin item) {
        forgetPacks(item);
        units.remove(item);
        kits.remove(item);
    }

    /** What other items' numbers were stays. */
    private void forgetPacks(Gtin item) {
        Set<Gtin> before = numbersOf.remove(item);
        if (before != null) {
            before.forEach(number -> packs.computeIfPresent(number, (_, all) -> {
                List<Dated<PackOf>> left = all.stream().filter(each -> !each.what().item().equals(item)).toList();
                return left.isEmpty() ? null : left;
            }));
        }
    }

    /** @return null if there is no such store */
    public @Nullable Store store(Gln gln) {
        return stores.get(gln);
    }

    /**
     * The item of a scanned number: that very number first, as an item or a pack; for a scale's label then the item that is listed under the
     * label without value, by the layout that is set for the store or the chain, else by the usual one.
     *
     * @param currency of the sale
     * @param at when it was sold: packs and kits count by what they held then
     * @return null if nothing is listed under it
     */
    public @Nullable Listing find(Gtin scanned, Store store, String currency, Instant at) {
        Moment when = Moment.in(store, at);
        Listing exact = exactly(scanned, when);
        if (exact != null || !scanned.isVariableMeasureLabel()) {
            return exact;
        }
        var label = Labels.labelled(scanned, number -> exactly(number, when), layouts.of(scanned, store.gln()), _ -> currency);
        return label == null ? null : new Listing(label.item().item(), label.item().unit(), label.item().units(), label.layout(), label.item().parts());
    }

    /** As which item a number is booked that is not listed: all labels of an item are one. */
    public Gtin unlisted(Gtin scanned, Gln store, String currency) {
        if (!scanned.isVariableMeasureLabel()) {
            return scanned;
        }
        LabelLayout set = layouts.of(scanned, store);
        return set == null ? Labels.unlisted(scanned, currency) : set.item(scanned);
    }

    private @Nullable Listing exactly(Gtin number, Moment when) {
        Unit unit = units.get(number);
        if (unit != null) {
            return new Listing(number, unit, 1, null, parts(number, when));
        }
        List<Dated<PackOf>> all = packs.get(number);
        PackOf pack = all == null ? null : Dated.at(all, when);
        Unit unitOfPack = pack == null || pack.units() == 0 ? null : units.get(pack.item());
        return pack == null || unitOfPack == null ? null : new Listing(pack.item(), unitOfPack, pack.units(), null, parts(pack.item(), when));
    }

    private List<Part> parts(Gtin item, Moment when) {
        List<Dated<List<Part>>> all = kits.get(item);
        List<Part> parts = all == null ? null : Dated.at(all, when);
        return parts == null ? List.of() : parts;
    }

    /**
     * The price of an item that is weighed: the store's own before the chain's, the latest that began.
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
