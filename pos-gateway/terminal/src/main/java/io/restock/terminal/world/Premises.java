package io.restock.terminal.world;

import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Shop;
import java.util.SplittableRandom;

/** One store, as all see it who work there: what it is, what really is in it, and through whom others hear of it. */
record Premises(Draws draws, Chain chain, Shop shop, StoreFloor floor, StoreReports reports) {
    /** What of a weighed item breaks, is miscounted or left behind at once. */
    private static final int GRAMS = 50;

    String name() {
        return shop.store().gln().digits();
    }

    int items() {
        return chain.articles().size();
    }

    boolean isWeighed(int item) {
        return chain.articles().get(item).weighed();
    }

    /** One piece, or a handful of grams. */
    int some(int item) {
        return isWeighed(item) ? GRAMS : 1;
    }

    /** Units that customers want on an average day. */
    double perDay(int item) {
        return Chain.unitsPerDay(shop, chain.articles().get(item));
    }

    SplittableRandom chance(String purpose, Object... when) {
        var parts = new Object[when.length + 1];
        parts[0] = name();
        System.arraycopy(when, 0, parts, 1, when.length);
        return draws.of(purpose, parts);
    }

    /** What people get wrong: now and then one too many, and as often one too few. */
    static int off(double chance, double wrong, int by) {
        return chance < wrong / 2 ? -by : chance < wrong ? by : 0;
    }
}
