package io.restock.benchmarks.plan;

import io.restock.benchmarks.Benchmark;
import io.restock.benchmarks.Settings;
import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.WeekdayIndex;
import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** How many store-items one core reviews in a second: demand over the protection interval, reorder level, packs to order. */
public final class PlanBenchmark implements Benchmark {
    private static final int STORE_ITEMS = 200_000;
    private static final int LEARNT_DAYS = 28;
    private static final int[] PACKS = {1, 3, 6, 12, 24};
    private static final LocalDateTime FIRST_DAY = LocalDateTime.parse("2026-02-02T06:00:00");
    private static final LocalDateTime NOW = FIRST_DAY.plusDays(LEARNT_DAYS).plusHours(5);
    /** No two neighbours were touched at once, so each remembers an instant of its own. */
    private static final int SECONDS_APART = 3_600;
    private static final LocalDateTime UNTIL = NOW.plusHours(45);

    private record Reviewed(double decisionsPerSecond, long unitsOrdered) {}

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public Report run(Settings settings) {
        int count = settings.scaled(STORE_ITEMS);
        long before = heapInUse();
        DemandState[] states = learn(count, settings.seed());
        double bytes = (heapInUse() - before) / (double) count;
        long expected = review(states).unitsOrdered();
        var rates = new ArrayList<Double>();
        for (int run = 0; run < settings.runs(); run++) {
            Reviewed reviewed = review(states);
            if (reviewed.unitsOrdered() != expected) {
                throw new IllegalStateException("the same store-items ordered " + reviewed.unitsOrdered() + " units, and before " + expected);
            }
            rates.add(reviewed.decisionsPerSecond());
        }
        var runs = new Runs(rates);
        return new Report(name(), "how many store-items does one core review in a second?",
                List.of(Ratio.atLeast("decisions a second and core", runs.median(), 93_000)),
                List.of(new Row("demand of 45 hours, reorder level, packs", "decisions/s", runs, Map.of()),
                        new Row("demand state in memory", "bytes/store-item", Runs.of(bytes), Map.of())),
                List.of(count + " store-items that sold 0.1 to 10 units a day for " + LEARNT_DAYS + " days, packs of 1 to 24, 98% fill; seconds of the thread's"
                        + " processor time, so a busy machine counts little."));
    }

    private static DemandState[] learn(int count, long seed) {
        var random = new SplittableRandom(seed);
        var states = new DemandState[count];
        for (int i = 0; i < count; i++) {
            double daily = 0.1 * Math.pow(100, random.nextDouble());
            DemandState state = DemandState.starting(FIRST_DAY, PACKS[i % PACKS.length]);
            for (int day = 0; day < LEARNT_DAYS; day++) {
                LocalDateTime evening = FIRST_DAY.plusDays(day).withHour(20);
                int sold = (int) (daily * 2 * random.nextDouble() + random.nextDouble());
                state = state.until(evening, true, WeekdayIndex.CHAIN).sold(evening.toLocalDate(), sold, WeekdayIndex.CHAIN);
            }
            states[i] = state.until(NOW.minusSeconds(i % SECONDS_APART), true, WeekdayIndex.CHAIN);
        }
        return states;
    }

    private static Reviewed review(DemandState[] states) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long units = 0;
        for (int i = 0; i < states.length; i++) {
            var demand = states[i].between(NOW, UNTIL, WeekdayIndex.CHAIN);
            units += ReorderPolicy.STANDARD.review(demand, PACKS[i % PACKS.length], i % 7).units();
        }
        return new Reviewed(states.length * 1e9 / (threads.getCurrentThreadCpuTime() - start), units);
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
