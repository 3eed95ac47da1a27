package io.restock.benchmarks.parts;

import io.restock.engine.Demand;
import io.restock.engine.ReorderLevel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The reorder level by itself, by how much is wanted. */
@State(Scope.Thread)
public class ReorderLevelPart {
    /** No two are the same, so that nothing can be remembered. */
    private static final double APART = 1e-6;
    private static final int DIFFERENT = 20_000;
    private static final int PACK = 12;
    private static final double SERVICE_LEVEL = 0.98;

    /** Units in a protection interval. */
    @Param({"1", "10", "100", "1000", "10000", "100000", "1000000"})
    public double mean;

    @Param({"1", "3", "30"})
    public double varianceOverMean;

    private int turn;

    @Benchmark
    public int level() {
        turn = (turn + 1) % DIFFERENT;
        double of = mean * (1 + turn * APART);
        return ReorderLevel.of(new Demand(of, of * varianceOverMean), PACK, SERVICE_LEVEL);
    }
}
