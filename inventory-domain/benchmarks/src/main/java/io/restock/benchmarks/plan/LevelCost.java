package io.restock.benchmarks.plan;

import io.restock.engine.Demand;
import io.restock.engine.ReorderLevel;
import java.lang.management.ManagementFactory;

/** What the reorder level costs by itself, by how much is wanted. */
final class LevelCost {
    private static final int REPEATED = 20_000;
    private static final int ROUNDS = 3;
    /** No two are the same, so that nothing can be remembered. */
    private static final double APART = 1e-6;
    private static final double[] VARIANCE_OVER_MEAN = {1, 3, 30};
    private static final int PACK = 12;

    private LevelCost() {}

    /** Microseconds of processor time, the dearest of three variances; the last of three rounds counts. */
    static double micros(double mean) {
        double dearest = 0;
        for (double ratio : VARIANCE_OVER_MEAN) {
            double last = 0;
            for (int round = 0; round < ROUNDS; round++) {
                last = round(mean, ratio);
            }
            dearest = Math.max(dearest, last);
        }
        return dearest;
    }

    private static double round(double mean, double ratio) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long levels = 0;
        for (int i = 0; i < REPEATED; i++) {
            double of = mean * (1 + i * APART);
            levels += ReorderLevel.of(new Demand(of, of * ratio), PACK, DayCloses.SERVICE_LEVEL);
        }
        if (levels <= 0) {
            throw new IllegalStateException("a mean of " + mean + " needs no stock");
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e3 / REPEATED;
    }
}
