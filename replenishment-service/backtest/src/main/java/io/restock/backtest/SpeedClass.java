package io.restock.backtest;

/** How fast an item sells in a store, by units a day while learning. */
enum SpeedClass {
    SLOW, MEDIUM, FAST;

    private static final double MEDIUM_FROM = 0.5;
    private static final double FAST_FROM = 4;

    static SpeedClass of(double unitsADay) {
        return unitsADay < MEDIUM_FROM ? SLOW : unitsADay < FAST_FROM ? MEDIUM : FAST;
    }

    /** Case pack of an item by what the chain sells of it in a store and day. */
    static int pack(double chainUnitsADay) {
        return chainUnitsADay < 0.5 ? 3 : chainUnitsADay < 2 ? 6 : chainUnitsADay < 8 ? 12 : 24;
    }
}
