package io.restock.benchmarks.product;

import static java.util.Objects.requireNonNull;

import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Settings;
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
import java.util.stream.IntStream;

/** Everything runs; tills post through the gateway for minutes; the clock stops when the ledger has committed the last line. */
public final class EndToEndBenchmark {
    public static final String NAME = "end-to-end";
    private static final int LANES = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration DRAIN = Duration.ofMinutes(5);

    private EndToEndBenchmark() {}

    public static Report run(Settings settings) throws Exception {
        Workload chain = Workload.usual(settings.seed());
        try (var product = Product.start(settings); var backlog = new Backlog(product)) {
            System.err.println("  the chain opens");
            Shops.open(product, chain);
            var lanes = IntStream.rangeClosed(1, LANES).mapToObj(number -> new BulkLane(product, backlog, chain, number)).toList();
            BulkLane.sell(lanes, WARM_UP);
            product.awaitLines(lines(lanes), DRAIN);
            System.err.println("  the tills are open for " + settings.length());
            long warmUp = lines(lanes);
            Sides sides = product.sides();
            Map<String, Double> before = sides.seconds();
            long start = System.nanoTime();
            BulkLane.sell(lanes, settings.length());
            double posted = (System.nanoTime() - start) / 1e9;
            product.awaitLines(lines(lanes), DRAIN);
            double seconds = (System.nanoTime() - start) / 1e9;
            Map<String, Double> used = Sides.between(before, sides.seconds());
            var waiting = product.waiting();
            boolean caughtUp = product.awaitFollowers(Product.FOLLOWERS_CATCH_UP);
            String after = Figures.of((System.nanoTime() - start) / 1e9 - seconds) + " s later " + (caughtUp ? "none did" : product.waiting() + " still did");
            check(product, lanes);
            return report(settings, lanes, new Rush(lines(lanes) - warmUp, posted, seconds, "events waited for " + waiting + "; " + after), used);
        }
    }

    private static long lines(List<BulkLane> lanes) {
        return lanes.stream().mapToLong(BulkLane::lines).sum();
    }

    /** @throws IllegalStateException if the ledger has another account of the sales than the tills */
    private static void check(Product product, List<BulkLane> lanes) throws Exception {
        var counts = product.ledgerCounts();
        long units = lanes.stream().mapToLong(BulkLane::units).sum();
        if (counts.get("linesApplied").asLong() != lines(lanes) || counts.get("eachesSold").asLong() != units
                || counts.get("gramsSold").asLong() != 0) {
            throw new IllegalStateException("the tills sold " + lines(lanes) + " lines and " + units + " eaches, the ledger has " + counts);
        }
    }

    /**
     * @param posted seconds until the last line was promised, @param committed until it was stock
     * @param behind what those who follow the ledger had not taken then, and when they had
     */
    private record Rush(long lines, double posted, double committed, String behind) {
        double perSecond() {
            return lines / committed;
        }
    }

    private static Report report(Settings settings, List<BulkLane> lanes, Rush rush, Map<String, Double> used) {
        double all = used.values().stream().mapToDouble(Double::doubleValue).sum();
        var costs = new LinkedHashMap<String, Double>();
        used.forEach((side, spent) -> costs.put(side + " µs", spent * 1e6 / rush.lines()));
        return new Report(NAME, "how many lines a second from the till to committed stock, everything running?",
                List.of(Ratio.atLeast("lines a second", rush.perSecond(), 25_000)),
                List.of(new Row("HTTP to committed stock", "lines/s", Runs.of(rush.perSecond()), costs)),
                List.of(Figures.of(rush.lines()) + " lines posted in " + Figures.of(rush.posted()) + " s, committed after " + Figures.of(rush.committed()) + " s; " + LANES
                        + " tills, 200 baskets of " + Workload.LINES_A_BASKET + " a post, seed " + settings.seed() + "; they hold back while 200,000 lines wait; one run.",
                        Figures.of(lanes.stream().mapToLong(BulkLane::refusals).sum()) + " posts were refused for the moment and sent again. The load took "
                                + Figures.of(100 * requireNonNull(used.get(Product.LOAD)) / all) + "% of the processor time.",
                        "When the last line was stock, " + rush.behind() + ".",
                        "Lines and units in the ledger's account are those that the tills were promised."));
    }
}
