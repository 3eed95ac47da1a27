package io.restock.benchmarks.plan;

import io.restock.benchmarks.measuring.Runs;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.WeekdayIndex;
import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.SplittableRandom;

/** What the service does after each sale, without its database: the open day learns the sale, then the position is reviewed. */
final class LiveReviews {
    private static final int LEARNT_DAYS = 28;
    private static final LocalDateTime FIRST_DAY = LocalDateTime.parse("2026-02-02T06:00:00");
    private static final LocalDateTime NOW = FIRST_DAY.plusDays(LEARNT_DAYS).plusHours(5);
    private static final LocalDateTime UNTIL = NOW.plusHours(45);
    /** No two neighbours were touched at once, so each remembers an instant of its own. */
    private static final int SECONDS_APART = 3_600;
    private static final WeekdayIndex WEEK = WeekdayIndex.CHAIN;

    /** @param bytes of a state on the heap */
    record Reviewed(Runs decisionsPerSecond, double bytes) {}

    private final DemandState[] states;
    private final double bytes;

    LiveReviews(int size, long seed) {
        long before = heapInUse();
        this.states = learn(size, seed);
        this.bytes = (heapInUse() - before) / (double) size;
    }

    /** @throws IllegalStateException if the same reviews do not order the same */
    Reviewed run(int runs) {
        var rates = new ArrayList<Double>();
        long expected = review(new ArrayList<>());
        for (int run = 0; run < runs; run++) {
            long ordered = review(rates);
            if (ordered != expected) {
                throw new IllegalStateException("the same store-items ordered " + ordered + " units, and before " + expected);
            }
        }
        return new Reviewed(new Runs(rates), bytes);
    }

    private long review(ArrayList<Double> rates) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long units = 0;
        for (int i = 0; i < states.length; i++) {
            var learnt = states[i].until(NOW, true, WEEK).sold(NOW.toLocalDate(), 1, WEEK);
            units += ReorderPolicy.STANDARD.review(learnt.between(NOW, UNTIL, WEEK), pack(i), i % 7).units();
        }
        rates.add(states.length * 1e9 / (threads.getCurrentThreadCpuTime() - start));
        return units;
    }

    private static DemandState[] learn(int count, long seed) {
        var random = new SplittableRandom(seed);
        var states = new DemandState[count];
        for (int i = 0; i < count; i++) {
            double daily = 0.1 * Math.pow(100, random.nextDouble());
            DemandState state = DemandState.starting(FIRST_DAY, pack(i));
            for (int day = 0; day < LEARNT_DAYS; day++) {
                LocalDateTime evening = FIRST_DAY.plusDays(day).withHour(20);
                int sold = (int) (daily * 2 * random.nextDouble() + random.nextDouble());
                state = state.until(evening, true, WEEK).sold(evening.toLocalDate(), sold, WEEK);
            }
            states[i] = state.until(NOW.minusSeconds(1 + i % SECONDS_APART), true, WEEK);
        }
        return states;
    }

    private static int pack(int i) {
        return DayCloses.PACKS[i % DayCloses.PACKS.length];
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
