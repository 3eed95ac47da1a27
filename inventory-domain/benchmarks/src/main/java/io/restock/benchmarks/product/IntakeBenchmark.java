package io.restock.benchmarks.product;

import io.restock.benchmarks.Benchmark;
import io.restock.benchmarks.Settings;
import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Sides;
import io.restock.benchmarks.report.Figures;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One basket a request, as tills send them: how long the promise takes at half of what can be taken, and what happens at twice as much. */
public final class IntakeBenchmark implements Benchmark {
    private static final int TILLS = 64;
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int WARM_UPS_AT_MOST = 8;
    private static final double WARMER = 1.05;
    private static final Duration RUN_UP = Duration.ofSeconds(10);
    private static final Duration DRAIN = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public Report run(Settings settings) throws Exception {
        Workload chain = Workload.usual(settings.seed());
        try (var product = Product.start(settings); var tills = new TillFront(product, chain, TILLS)) {
            Shops.open(product, chain);
            System.err.println("  how much can be taken");
            double capacity = capacity(tills);
            boolean rested = rest(product, tills);
            System.err.println("  half of it");
            Stretch half = at(capacity / 2, product, tills);
            rested &= rest(product, tills);
            System.err.println("  twice as much");
            Stretch twice = at(capacity * 2, product, tills);
            rest(product, tills);
            check(product, tills);
            return report(capacity, rested, half, twice);
        }
    }

    /** What can be taken once it does not grow any more: a JVM that has just begun spends its first minutes on compiling. */
    private static double capacity(TillFront tills) throws InterruptedException {
        double before;
        double now = 0;
        int left = WARM_UPS_AT_MOST;
        do {
            before = now;
            now = tills.asFastAsAnswered(WARM_UP).perSecond();
            System.err.println("  " + Figures.of(now) + " a second");
        } while (now > WARMER * before && --left > 0);
        return now;
    }

    /** @param load what making the load took, of all processor time that was used meanwhile, 0 to 1 */
    private record Stretch(TillFront.Rush rush, double load) {}

    private static Stretch at(double perSecond, Product product, TillFront tills) throws Exception {
        tills.atRate(perSecond, RUN_UP);
        Sides sides = product.sides();
        Map<String, Double> before = sides.seconds();
        TillFront.Rush rush = tills.atRate(perSecond, LENGTH);
        Map<String, Double> used = Sides.between(before, sides.seconds());
        return new Stretch(rush, used.get("load") / used.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    /** Waits until nobody is behind any more: half a load is to be measured, and not the rest of a whole one besides. @return whether that came true in time */
    private static boolean rest(Product product, TillFront tills) throws Exception {
        product.awaitLines(tills.promised() * Workload.LINES_A_BASKET, DRAIN);
        return product.awaitFollowers(DRAIN);
    }

    /** @throws IllegalStateException if a promise was not kept, or an answer was neither yes nor "not now" */
    private static void check(Product product, TillFront tills) throws Exception {
        long applied = product.ledgerCounts().get("transactionsApplied").asLong();
        if (applied < tills.promised() || applied > tills.promised() + tills.unanswered()) {
            throw new IllegalStateException(tills.promised() + " transactions were promised, " + tills.unanswered() + " unanswered, and the ledger has " + applied);
        }
    }

    private static Report report(double capacity, boolean rested, Stretch half, Stretch twice) {
        return new Report("intake", "how long does a till wait for its promise, and what if too many come?",
                List.of(Ratio.atMost("half load: milliseconds, median", half.rush().millis(50), 5),
                        Ratio.atMost("half load: milliseconds, 99th of 100", half.rush().millis(99), 15),
                        Ratio.atLeast("double load: promises a second / what can be taken", twice.rush().perSecond() / capacity, 0.8)),
                List.of(new Row("as fast as answers come", "requests/s", Runs.of(capacity), new LinkedHashMap<>()), row("half load", half), row("double load", twice)),
                List.of("Requests of one basket of " + Workload.LINES_A_BASKET + " lines; latency counts from when a request was due, not from when it could be sent.",
                        "Every promised transaction is in the ledger, and no other. The load is made on the same machine. Each rate "
                                + (rested ? "begins when nobody is behind" : "should begin when nobody is behind; that did not come true in time")
                                + ", and is measured after " + RUN_UP.toSeconds() + " s of it. One run of " + LENGTH.toSeconds() + " s each; at most "
                                + Figures.of(TillFront.IN_FLIGHT) + " requests at once."));
    }

    private static Row row(String name, Stretch stretch) {
        TillFront.Rush rush = stretch.rush();
        var beside = new LinkedHashMap<String, Double>();
        beside.put("p50 ms", rush.millis(50));
        beside.put("p99 ms", rush.millis(99));
        beside.put("p99.9 ms", rush.millis(99.9));
        beside.put("sent/s", rush.sentPerSecond());
        beside.put("refused/s", rush.refusedPerSecond());
        beside.put("unanswered", (double) rush.unanswered());
        beside.put("load % of cpu", 100 * stretch.load());
        return new Row(name, "promises/s", Runs.of(rush.perSecond()), beside);
    }
}
