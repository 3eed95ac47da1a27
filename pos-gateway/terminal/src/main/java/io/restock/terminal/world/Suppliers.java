package io.restock.terminal.world;

import io.restock.terminal.chain.Chain.Article;
import io.restock.terminal.chain.Chain.Center;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Those who supply a distribution center: each has a part of the items, comes one to two days after an order, and now and then forgets a case, or has nothing of what was ordered. */
public final class Suppliers {
    static final Duration LONGEST = Duration.ofHours(48);
    private static final Duration SHORTEST = Duration.ofHours(24);
    private static final int SUPPLIERS = 8;
    private static final double FORGOTTEN = 0.005;

    private final Draws draws;
    private final Center center;
    private final List<Article> articles;
    private final double missing;

    /** @param missing share of ordered lines that do not come, 0 to 1 */
    public Suppliers(Draws draws, Center center, List<Article> articles, double missing) {
        this.draws = draws;
        this.center = center;
        this.articles = articles;
        this.missing = missing;
    }

    /**
     * Takes an order.
     *
     * @param units of each item, in whole cases
     * @return what will come
     */
    List<SupplierOrder> order(Instant at, Map<Integer, Integer> units) {
        var bySupplier = new TreeMap<Integer, Map<Integer, Integer>>();
        units.forEach((item, wanted) -> bySupplier.computeIfAbsent(item % SUPPLIERS, first -> new TreeMap<>()).put(item, wanted));
        var orders = new ArrayList<SupplierOrder>();
        bySupplier.forEach((supplier, ordered) -> {
            var brought = new TreeMap<Integer, Integer>();
            ordered.forEach((item, wanted) -> brought.put(item, brought(at, item, wanted)));
            orders.add(new SupplierOrder(at, supplier, at.plus(LONGEST), arrival(at, supplier), ordered, brought));
        });
        return orders;
    }

    private int brought(Instant at, int item, int wanted) {
        if (draws.of("supplier has none", center.gln(), at.getEpochSecond(), item).nextDouble() < missing) {
            return 0;
        }
        boolean forgets = draws.of("supplier forgets", center.gln(), at.getEpochSecond(), item).nextDouble() < FORGOTTEN;
        return forgets ? Math.max(0, wanted - articles.get(item).item().casePack()) : wanted;
    }

    private Instant arrival(Instant at, int supplier) {
        double share = draws.of("supplier comes", center.gln(), at.getEpochSecond(), supplier).nextDouble();
        return at.plus(SHORTEST).plusSeconds((long) (share * LONGEST.minus(SHORTEST).toSeconds()));
    }
}
