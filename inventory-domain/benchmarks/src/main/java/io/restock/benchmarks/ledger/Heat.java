package io.restock.benchmarks.ledger;

import io.restock.benchmarks.engines.BenchEngines.Addresses;
import io.restock.benchmarks.workload.Workload;

/**
 * One run of one contestant.
 *
 * @param number keeps names apart that must be new in each run
 * @param topic holds exactly the baskets of warm-up and measurement
 * @param warmUp baskets that are taken first, off the clock
 * @param baskets that are measured
 */
record Heat(int number, Addresses engines, String topic, Workload workload, int warmUp, int baskets) {
    /** A later one of the same contestant. */
    Heat next(int later) {
        return new Heat(number + later, engines, topic, workload, warmUp, baskets);
    }

    int allBaskets() {
        return warmUp + baskets;
    }
}
