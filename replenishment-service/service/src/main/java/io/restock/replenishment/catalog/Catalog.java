package io.restock.replenishment.catalog;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Labels;
import io.restock.contracts.catalog.Recall;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores, items and lanes as their topics last said. Of an item only its packs, its place in the assortment and whether it is weighed are kept: a chain lists millions. */
@ApplicationScoped
public class Catalog {
    private static final String BY_WEIGHT = " by weight";
    private static final int GRAMS_AT_A_TIME = 500;

    private final Map<Gln, Store> stores = new ConcurrentHashMap<>();
    private final Map<Gtin, Listed> items = new ConcurrentHashMap<>();
    private final Map<Gtin, Stocked> packs = new ConcurrentHashMap<>();
    private final Map<Gtin, List<Gtin>> packsOf = new ConcurrentHashMap<>();
    private final Set<Gtin> weighed = ConcurrentHashMap.newKeySet();
    private final Map<Gtin, Rest> resting = new ConcurrentHashMap<>();
    private final Map<Road, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, Recall> recallsFromStores = new ConcurrentHashMap<>();

    public Optional<Store> store(Gln gln) {
        return Optional.ofNullable(stores.get(gln));
    }

    public Collection<Store> stores() {
        return stores.values();
    }

    public boolean lists(Gtin item) {
        return items.containsKey(item);
    }

    /** What a number stands for: an item, a pack of one, or the label of one; itself where nothing is listed under it. */
    public Stocked stocked(Gtin number) {
        Stocked found = Labels.find(number, each -> items.containsKey(each) ? new Stocked(each, 1) : packs.get(each));
        return found == null ? new Stocked(number, 1) : found;
    }

    /** An item at a store, by any number of the item. */
    public StoreItemId stocked(StoreItemId id) {
        return new StoreItemId(id.store(), stocked(id.item()).item());
    }

    /** The items that are counted in grams, few of all; every other one is counted in eaches. */
    public Set<Gtin> weighed() {
        return Set.copyOf(weighed);
    }

    /** The items of which nothing is ordered, few of all, and why. */
    public Map<Gtin, Rest> resting() {
        return Map.copyOf(resting);
    }

    /** The items of a category. */
    public List<Gtin> itemsOf(String category) {
        return items.entrySet().stream().filter(item -> item.getValue().category.equals(category)).map(Map.Entry::getKey).toList();
    }

    /** How many items a department has. */
    public long itemsOfDepartment(String department) {
        return items.values().stream().filter(item -> item.department.equals(department)).count();
    }

    /** Whether any item is in a department. */
    public boolean hasDepartment(String department) {
        return items.values().stream().anyMatch(item -> item.department.equals(department));
    }

    /** Whether an item is in a department now. */
    public boolean isOf(Gtin item, String department) {
        Listed listed = items.get(item);
        return listed != null && listed.department.equals(department);
    }

    /** Whether an item is counted in grams. */
    public boolean isWeighed(Gtin item) {
        return weighed.contains(item);
    }

    /** How a store-item is supplied; empty while its store, the store's distribution center or the item is unknown. */
    public Optional<Supply> supply(StoreItemId id) {
        Store store = stores.get(id.store());
        Listed item = items.get(id.item());
        if (store == null || store.dc() == null || item == null) {
            return Optional.empty();
        }
        Lane home = lane(store.dc(), store);
        Lane lane = home.servedBy() == null ? home : lane(home.servedBy(), store);
        return Optional
                .of(new Supply(store, home, lane, item.casePack, item.department, item.category, item.peers, item.rest != null ? item.rest : isCalledBack(id) ? Rest.HELD : null));
    }

    /** Whether it is called back from its store alone: nothing is ordered of it there. Such recalls are few at a time. */
    private boolean isCalledBack(StoreItemId id) {
        return recallsFromStores.values().stream().anyMatch(recall -> requireNonNull(recall.stores()).contains(id.store()) && recall.items().contains(id.item()));
    }

    /** Whether nobody may buy it there. */
    public boolean isHeld(StoreItemId id) {
        return resting.get(id.item()) == Rest.HELD || isCalledBack(id);
    }

    /** Those of the whole chain hold their items by themselves. */
    public void put(Recall recall) {
        if (recall.stores() != null && recall.releasedAt() == null) {
            recallsFromStores.put(recall.recall(), recall);
        } else {
            recallsFromStores.remove(recall.recall());
        }
    }

    public void removeRecall(String recall) {
        recallsFromStores.remove(recall);
    }

    private Lane lane(Gln dc, Store store) {
        Lane planned = lanes.get(new Road(dc, store.gln()));
        return planned != null ? planned : Lane.standard(dc, store.gln(), store.zone());
    }

    public void put(Store store) {
        stores.put(store.gln(), store);
    }

    /** A pack of less than one unit counts as one: the item is still to be sold. */
    public void put(Item item) {
        if (item.unit() == Unit.GRAM) {
            weighed.add(item.gtin());
        }
        forgetPacks(item.gtin());
        if (item.packs() != null && !item.packs().isEmpty()) {
            packsOf.put(item.gtin(), item.packs().stream().map(Item.Pack::gtin).toList());
            item.packs().forEach(pack -> packs.put(pack.gtin(), new Stocked(item.gtin(), pack.units())));
        }
        boolean byWeight = item.unit() == Unit.GRAM;
        String counted = byWeight ? BY_WEIGHT : "";
        items.put(item.gtin(), new Listed(Math.max(1, item.casePack()), named(item.department()), named(item.category()),
                new Peers(named(named(item.department()) + counted), named(named(item.category()) + counted), byWeight ? GRAMS_AT_A_TIME : 1), rest(item)));
        Rest rest = rest(item);
        if (rest == null) {
            resting.remove(item.gtin());
        } else {
            resting.put(item.gtin(), rest);
        }
    }

    private static @Nullable Rest rest(Item item) {
        if (item.hasParts()) {
            return Rest.KIT;
        }
        if (!item.stocked()) {
            return Rest.NOT_STOCKED;
        }
        return switch (item.state()) {
            case ACTIVE -> null;
            case DELISTED -> Rest.DELISTED;
            case HELD -> Rest.HELD;
        };
    }

    /** Lanes from several centers to a store may be planned; the one from its present center is in force. */
    public void put(Lane lane) {
        lanes.put(new Road(lane.dc(), lane.store()), lane);
    }

    /** A lane as it was published when the topic kept one for each store: what is known of the same road is newer. */
    public void putIfNoneIsKnown(Lane lane) {
        lanes.putIfAbsent(new Road(lane.dc(), lane.store()), lane);
    }

    public void removeStore(Gln gln) {
        stores.remove(gln);
    }

    public void removeItem(Gtin gtin) {
        items.remove(gtin);
        weighed.remove(gtin);
        resting.remove(gtin);
        forgetPacks(gtin);
    }

    private void forgetPacks(Gtin item) {
        List<Gtin> before = packsOf.remove(item);
        if (before != null) {
            before.forEach(pack -> packs.computeIfPresent(pack, (_, of) -> of.item().equals(item) ? null : of));
        }
    }

    /** The center supplies the store as one of which nothing was said. */
    public void removeLane(Gln dc, Gln store) {
        lanes.remove(new Road(dc, store));
    }

    /** Millions of items share a few hundred names. */
    private static String named(@Nullable String place) {
        return place == null ? "" : place.intern();
    }

    /** @param item the stocked item, @param units how many of it one of the number is */
    public record Stocked(Gtin item, int units) {}

    private record Road(Gln dc, Gln store) {}

    private record Listed(int casePack, String department, String category, Peers peers, @Nullable Rest rest) {}

    /** Why nothing is ordered of an item in any store. */
    public enum Rest {
        /** Made of others, which are ordered. */
        KIT,
        /** Sold, and nobody keeps stock of it. */
        NOT_STOCKED,
        /** Sold off until it is gone. */
        DELISTED,
        /** Blocked until it is released again, in the chain or by a recall from the store. What does not sell meanwhile may not be for sale. */
        HELD
    }

    /**
     * Those that an item learns from: of its department and its category, the ones that are counted alike. What is sold by the piece says nothing of grams.
     *
     * @param purchase units of which a customer takes about so many at a time, 1 and up
     */
    public record Peers(String department, String category, int purchase) {}

    /**
     * @param home the lane of the store's own center, which says when 24 hours end
     * @param lane by which goods leave: that one, or the lane of the center that stands in for it
     * @param casePack units in the smallest pack that the distribution center ships, 1 and up
     * @param department of the item, empty if it has none
     * @param category of the item, empty if it has none
     * @param peers from whom it learns
     * @param rest why nothing is ordered, or null
     */
    public record Supply(Store store, Lane home, Lane lane, int casePack, String department, String category, Peers peers, @Nullable Rest rest) {
        /** Of an item that is sold by the piece, from a center that works. */
        public Supply(Store store, Lane lane, int casePack, String department, String category) {
            this(store, lane, lane, casePack, department, category, new Peers(department, category, 1), null);
        }
    }
}
