package io.restock.benchmarks.product;

import io.restock.benchmarks.Benchmark;
import io.restock.benchmarks.Settings;
import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.report.Figures;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** One basket a request, as tills send them: how long the promise takes at half of what can be taken, and what happens at twice as much. */
public final class IntakeBenchmark implements Benchmark {
    private static final int TILLS = 64;
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration DRAIN = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public Report run(Settings settings) throws Exception {
        Workload chain = Workload.usual(settings.seed());
        try (var product = Product.start(settings)) {
            Shops.open(product, chain);
            var tills = new TillFront(product, chain, TILLS);
            System.err.println("  how much can be taken");
            tills.asFastAsAnswered(WARM_UP);
            double capacity = tills.asFastAsAnswered(WARM_UP).perSecond();
            System.err.println("  half of it");
            TillFront.Rush half = tills.atRate(capacity / 2, LENGTH);
            System.err.println("  twice as much");
            TillFront.Rush twice = tills.atRate(capacity * 2, LENGTH);
            product.awaitLines(tills.promised() * Workload.LINES_A_BASKET, DRAIN);
            check(product, tills);
            return report(capacity, half, twice);
        }
    }

    /** @throws IllegalStateException if a promise was not kept, or an answer was neither yes nor "not now" */
    private static void check(Product product, TillFront tills) throws Exception {
        long applied = product.ledgerCounts().get("transactionsApplied").asLong();
        if (applied < tills.promised() || applied > tills.promised() + tills.unanswered()) {
            throw new IllegalStateException(tills.promised() + " transactions were promised, " + tills.unanswered() + " unanswered, and the ledger has " + applied);
        }
    }

    private static Report report(double capacity, TillFront.Rush half, TillFront.Rush twice) {
        return new Report("intake", "how long does a till wait for its promise, and what if too many come?",
                List.of(Ratio.atMost("half load: milliseconds, median", half.millis(50), 5),
                        Ratio.atMost("half load: milliseconds, 99th of 100", half.millis(99), 15),
                        Ratio.atLeast("double load: promises a second / what can be taken", twice.perSecond() / capacity, 0.8)),
                List.of(new Row("as fast as answers come", "requests/s", Runs.of(capacity), new LinkedHashMap<>()), row("half load", half), row("double load", twice)),
                List.of("Requests of one basket of " + Workload.LINES_A_BASKET + " lines; latency counts from when a request was due, not from when it could be sent.",
                        "Every promised transaction is in the ledger, and no other. The load is made on the same machine. One run of " + LENGTH.toSeconds() + " s each; at most "
                                + Figures.of(TillFront.IN_FLIGHT) + " requests at once."));
    }

    private static Row row(String name, TillFront.Rush rush) {
        var beside = new LinkedHashMap<String, Double>();
        beside.put("p50 ms", rush.millis(50));
        beside.put("p99 ms", rush.millis(99));
        beside.put("p99.9 ms", rush.millis(99.9));
        beside.put("sent/s", rush.sentPerSecond());
        beside.put("refused/s", rush.refusedPerSecond());
        beside.put("unanswered", (double) rush.unanswered());
        return new Row(name, "promises/s", Runs.of(rush.perSecond()), beside);
    }
}
