package io.restock.benchmarks.plan;

import com.sun.management.OperatingSystemMXBean;
import io.restock.engine.CompactStates;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderLevel;
import io.restock.engine.ReorderRule;
import io.restock.engine.WeekdayIndex;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** Days of a chain whose store-items all close, one after the other. */
final class DayCloses {
    static final int[] PACKS = {1, 3, 6, 12, 24};
    static final double SERVICE_LEVEL = 0.98;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-02-02");
    private static final double SLOWEST = 0.02;
    private static final double FASTEST_OVER_SLOWEST = 1_000;
    private static final int PROTECTION_DAYS = 2;
    private static final int CHECKED_EACH = 10_000;
    private static final WeekdayIndex WEEK = WeekdayIndex.CHAIN;

    /** @param processorSeconds of the whole JVM, its collector and compiler included */
    record Closed(double seconds, double processorSeconds, double collectionSeconds) {}

    private final CompactStates states;
    private final double bytes;
    private final short[] sold;
    private final long seed;
    private final DemandState[] checked;
    private final int[] checkedPositions;
    private long expectedPositions;
    private int day;

    DayCloses(int size, long seed) {
        long before = outsideTheHeap();
        this.states = new CompactStates(size);
        this.bytes = (outsideTheHeap() - before) / (double) size;
        this.sold = new short[size];
        this.seed = seed;
        this.checked = new DemandState[Math.ceilDiv(size, CHECKED_EACH)];
        this.checkedPositions = new int[checked.length];
        var random = new SplittableRandom(seed);
        for (int i = 0; i < size; i++) {
            double daily = daily(random);
            var state = DemandState.startingAt(FIRST_DAY.atStartOfDay(), daily);
            int position = pack(i) + (int) (2 * daily);
            states.put(i, state, position, pack(i), SERVICE_LEVEL);
            expectedPositions += position;
            if (i % CHECKED_EACH == 0) {
                checked[i / CHECKED_EACH] = state;
                checkedPositions[i / CHECKED_EACH] = position;
            }
        }
    }

    /** The clock runs while the store-items are planned, not while their customers are made up. */
    Closed close() {
        sell();
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long collections = collectionMillis();
        long processor = system.getProcessCpuTime();
        long start = System.nanoTime();
        long ordered = 0;
        for (int i = 0; i < sold.length; i++) {
            ordered += states.closeAndOrder(i, sold[i], PROTECTION_DAYS, WEEK);
        }
        var closed = new Closed((System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - processor) / 1e9, (collectionMillis() - collections) / 1e3);
        expectedPositions += ordered;
        for (short units : sold) {
            expectedPositions -= units;
        }
        closeChecked();
        day++;
        return closed;
    }

    /** What the compact form takes, as the JVM accounts for it. */
    double bytes() {
        return bytes;
    }

    /** @throws IllegalStateException if units were lost, or one of those planned a second time differs */
    void check() {
        long positions = 0;
        for (int i = 0; i < sold.length; i++) {
            positions += states.position(i);
        }
        if (positions != expectedPositions) {
            throw new IllegalStateException("positions are " + positions + " units, and by sales and orders " + expectedPositions);
        }
        for (int j = 0; j < checked.length; j++) {
            int i = j * CHECKED_EACH;
            if (!states.demand(i).equals(checked[j]) || states.position(i) != checkedPositions[j]) {
                throw new IllegalStateException("store-item " + i + " is " + states.demand(i) + " at " + states.position(i) + ", and planned by itself " + checked[j] + " at "
                        + checkedPositions[j]);
            }
        }
    }

    private void closeChecked() {
        for (int j = 0; j < checked.length; j++) {
            int i = j * CHECKED_EACH;
            checked[j] = checked[j].closed(sold[i], 1, WEEK);
            var demand = checked[j].between(checked[j].asOf(), checked[j].asOf().plusDays(PROTECTION_DAYS), WEEK);
            int left = checkedPositions[j] - sold[i];
            checkedPositions[j] = left + new ReorderRule(ReorderLevel.of(demand, pack(i), SERVICE_LEVEL), pack(i)).unitsToOrder(left);
        }
    }

    private void sell() {
        var rates = new SplittableRandom(seed);
        var customers = new SplittableRandom(seed + 1 + day);
        for (int i = 0; i < sold.length; i++) {
            sold[i] = (short) (2 * daily(rates) * customers.nextDouble() + customers.nextDouble());
        }
    }

    private static double daily(SplittableRandom random) {
        return SLOWEST * Math.pow(FASTEST_OVER_SLOWEST, random.nextDouble());
    }

    private static int pack(int i) {
        return PACKS[i % PACKS.length];
    }

    private static long outsideTheHeap() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }

    private static long collectionMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
    }
}
