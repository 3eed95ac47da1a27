package io.restock.terminal.world;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Center;
import io.restock.terminal.chain.Chain.Shop;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A chain as it really is: its stores, its distribution centers, and what is under way between them. */
public final class World {
    private final Chain chain;
    private final Draws draws;
    private final Customers customers;
    private final Opening opening;
    private final Map<String, Integer> items = new HashMap<>();
    private final Map<Gln, StoreFloor> floors = new LinkedHashMap<>();
    private final Map<Gln, CenterFloor> centers = new LinkedHashMap<>();
    private volatile Map<Gln, StoreLife> lives = Map.of();

    /** @param suppliers whether there are any */
    public World(Chain chain, long seed, int tillsPerStore, boolean suppliers) {
        this.chain = chain;
        this.draws = new Draws(seed);
        this.customers = new Customers(draws, chain, tillsPerStore);
        this.opening = new Opening(draws, customers, suppliers);
        for (int item = 0; item < chain.articles().size(); item++) {
            items.put(chain.articles().get(item).item().gtin().digits(), item);
        }
        chain.shops().forEach(shop -> floors.put(shop.store().gln(), new StoreFloor(items.size())));
        chain.centers().forEach(center -> centers.put(center.gln(), new CenterFloor(items.size())));
    }

    /** Lets the stores live from an instant on. */
    public void begin(Instant from, Function<Shop, StoreReports> reports) {
        var begun = new LinkedHashMap<Gln, StoreLife>();
        chain.shops().forEach(shop -> begun.put(shop.store().gln(),
                new StoreLife(new Premises(draws, chain, shop, requireNonNull(floors.get(shop.store().gln())), reports.apply(shop)), customers, centerOf(shop), from)));
        lives = begun;
    }

    /** From now on stores help each other out: each asks the next one that has the same distribution center. */
    public void introduceNeighbors() {
        for (var center : chain.centers()) {
            var near = lives.values().stream().filter(life -> center.gln().equals(life.shop().store().dc())).toList();
            for (int n = 0; n < near.size() && near.size() > 1; n++) {
                requireNonNull(near.get(n)).meet(requireNonNull(near.get((n + 1) % near.size())));
            }
        }
    }

    private CenterFloor centerOf(Shop shop) {
        return requireNonNull(centers.get(shop.lane().dc()));
    }

    /** Puts into a store what it begins with: as much on the shelf as that has room for, the rest behind. */
    public void open(Shop shop, int item, int units) {
        int onShelf = Math.min(units, Opening.room(shop, chain.articles().get(item)));
        requireNonNull(floors.get(shop.store().gln())).open(item, onShelf, units - onShelf);
    }

    public Chain chain() {
        return chain;
    }

    public Draws draws() {
        return draws;
    }

    public Customers customers() {
        return customers;
    }

    public Opening opening() {
        return opening;
    }

    /** The index of an item by its 14 digits, or -1. */
    public int item(String gtin) {
        return items.getOrDefault(gtin, -1);
    }

    public CenterFloor floor(Center center) {
        return requireNonNull(centers.get(center.gln()));
    }

    public @Nullable StoreLife store(Gln store) {
        return lives.get(store);
    }

    public Collection<StoreLife> stores() {
        return lives.values();
    }

    /** The same chain and customers between two instants, without services. */
    public Baseline baseline(int tillsPerStore, Instant from, Instant until) {
        return new Baseline(chain, draws.seed(), tillsPerStore, from, until);
    }

    /** What came into the world of an item, less what left it and what is anywhere now: 0, unless it is wrong. */
    public long unexplained(int item) {
        long into = 0;
        long there = 0;
        for (var center : centers.values()) {
            into += center.opening(item) + center.supplied(item);
            there += center.units(item) + center.homebound(item) + center.gone(item);
        }
        for (var life : lives.values()) {
            into += life.floor().opening(item);
            there += life.floor().units(item) + life.underWay(item);
            for (var exit : Exit.values()) {
                there += life.floor().left(item, exit);
            }
        }
        return into - there;
    }
}
