package io.restock.benchmarks.ledger;

import io.restock.benchmarks.measuring.Stopwatch;
import java.util.Map;

/** A way to keep stock from the sales on a topic. Each heat begins with empty tables and full shelves. */
interface Contestant {
    /** Makes ready what the heat needs, off the clock. */
    void prepare(Heat heat) throws Exception;

    /** Takes the heat's baskets and reports each line to the watch that is taken; returns when the watch has stopped. */
    Stopwatch.Lap race(Heat heat, Stopwatch watch) throws Exception;

    /** On hand of at least every store-item that was sold, by its key, as it is kept. */
    Map<String, Integer> stock() throws Exception;

    /** Removes what the heat left. */
    void tidy() throws Exception;
}
