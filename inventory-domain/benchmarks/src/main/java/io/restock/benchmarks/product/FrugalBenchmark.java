package io.restock.benchmarks.product;

import static java.util.Objects.requireNonNull;

import io.restock.benchmarks.measuring.Footprint;
import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.measuring.Sides;
import io.restock.benchmarks.report.Figures;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;

/**
 * What the product takes of a machine when nothing happens, and when little does. Processor time hardly depends on who else is at work; it counts only once the
 * ledger has all lines that were promised, and those who follow it too.
 */
public final class FrugalBenchmark {
    public static final String NAME = "frugal";
    private static final int TILLS = 16;
    private static final int BUSY = 500;
    private static final int QUIET = 50;
    private static final int SETTLING_SECONDS = 60;
    private static final int WARM_UP_SECONDS = 120;
    private static final int RUN_SECONDS = 20;
    private static final Duration DRAIN = Duration.ofMinutes(2);

    private FrugalBenchmark() {}

    public static Report run(Settings settings) throws Exception {
        Workload chain = Workload.usual(settings.seed());
        try (var product = Product.start(settings); var tills = new TillFront(product, chain, TILLS)) {
            Shops.open(product, chain);
            rest(product, tills);
            System.err.println("  nothing happens");
            Thread.sleep(seconds(settings, SETTLING_SECONDS));
            List<Stretch> idle = stretches(settings, product, () -> Thread.sleep(seconds(settings, RUN_SECONDS)));
            System.err.println("  " + BUSY + " lines a second");
            sell(product, tills, BUSY, seconds(settings, WARM_UP_SECONDS));
            List<Stretch> busy = stretches(settings, product, () -> sell(product, tills, BUSY, seconds(settings, RUN_SECONDS)));
            System.err.println("  " + QUIET + " lines a second");
            sell(product, tills, QUIET, seconds(settings, RUN_SECONDS));
            List<Stretch> quiet = stretches(settings, product, () -> sell(product, tills, QUIET, seconds(settings, RUN_SECONDS)));
            check(product, tills);
            return report(settings, idle, busy, quiet);
        }
    }

    private static Duration seconds(Settings settings, int seconds) {
        return Duration.ofMillis(settings.scaled(seconds * 1_000));
    }

    private interface Doing {
        void now() throws Exception;
    }

    private record Stretch(Footprint before, Footprint after) {
        Map<String, Double> seconds() {
            return Sides.between(before.seconds(), after.seconds());
        }

        double wallSeconds() {
            return after.wallSecondsSince(before);
        }
    }

    private static List<Stretch> stretches(Settings settings, Product product, Doing doing) throws Exception {
        Sides sides = product.sides();
        var stretches = new ArrayList<Stretch>();
        for (int run = 0; run < settings.runs(); run++) {
            Footprint before = Footprint.of(sides);
            doing.now();
            stretches.add(new Stretch(before, Footprint.of(sides)));
        }
        return stretches;
    }

    private static void sell(Product product, TillFront tills, int linesASecond, Duration length) throws Exception {
        TillFront.Rush rush = tills.atRate((double) linesASecond / Workload.LINES_A_BASKET, length);
        if (rush.kept() != rush.sent()) {
            throw new IllegalStateException("of " + rush.sent() + " baskets at an easy pace only " + rush.kept() + " were promised");
        }
        rest(product, tills);
    }

    private static void rest(Product product, TillFront tills) throws Exception {
        product.awaitLines(tills.promised() * Workload.LINES_A_BASKET, DRAIN);
        if (!product.awaitFollowers(DRAIN)) {
            throw new IllegalStateException("after " + DRAIN + " events still wait: " + product.waiting());
        }
    }

    /** @throws IllegalStateException if the ledger has another account of the sales than the tills */
    private static void check(Product product, TillFront tills) throws Exception {
        var counts = product.ledgerCounts();
        if (counts.get("transactionsApplied").asLong() != tills.promised() || counts.get("linesApplied").asLong() != tills.promised() * Workload.LINES_A_BASKET) {
            throw new IllegalStateException(tills.promised() + " baskets were promised, the ledger has " + counts);
        }
    }

    private static Report report(Settings settings, List<Stretch> idle, List<Stretch> busy, List<Stretch> quiet) {
        ToDoubleBiFunction<Stretch, String> percent = (stretch, side) -> 100 * requireNonNull(stretch.seconds().get(side), side) / stretch.wallSeconds();
        var rows = new ArrayList<Row>();
        rows.addAll(rows("idle", "% of a processor", idle, percent));
        rows.addAll(rows(BUSY + " lines/s", "µs/line", busy, microsALine(settings, BUSY)));
        rows.addAll(rows(QUIET + " lines/s", "µs/line", quiet, microsALine(settings, QUIET)));
        return new Report(NAME, "what does the product take when nothing happens, and when little does?",
                List.of(Ratio.atMost("nothing happens: % of one processor", together(idle, percent, product(idle)).median(), 5),
                        Ratio.atMost(BUSY + " lines a second: ms of processor time a line", together(busy, microsALine(settings, BUSY), everybody(busy)).median() / 1_000, 0.5),
                        new Ratio(QUIET + " lines a second: ms of processor time a line", together(quiet, microsALine(settings, QUIET), everybody(quiet)).median() / 1_000, "",
                                true),
                        new Ratio("memory after that, MiB", product(quiet).stream().mapToDouble(quiet.getLast().after().mebibytes()::get).sum(), "", true)),
                rows,
                List.of("Runs of " + text(settings, RUN_SECONDS) + ", after " + text(settings, SETTLING_SECONDS) + " of nothing or " + text(settings, WARM_UP_SECONDS) + " of "
                        + BUSY
                        + " lines a second; baskets of " + Workload.LINES_A_BASKET + ", one a request; seed " + settings.seed() + ".",
                        "A run ends when the ledger and those who follow it have taken everything. Every promised basket is in the ledger, and no other.",
                        "A line's time is that of everybody, the load with them, which is made on the same machine; the idle percent and the memory are the product's alone.",
                        "Memory that processes share is counted once, in equal parts."));
    }

    private static ToDoubleBiFunction<Stretch, String> microsALine(Settings settings, int linesASecond) {
        double lines = linesASecond * seconds(settings, RUN_SECONDS).toMillis() / 1_000.0;
        return (stretch, side) -> 1e6 * requireNonNull(stretch.seconds().get(side), side) / lines;
    }

    private static List<Row> rows(String when, String unit, List<Stretch> stretches, ToDoubleBiFunction<Stretch, String> figure) {
        return everybody(stretches).stream().map(side -> new Row(when + ": " + side, unit, together(stretches, figure, Set.of(side)), Map.of(
                "wake-ups/s", together(stretches, (stretch, of) -> stretch.after().wakeUpsASecond(stretch.before()).get(of), Set.of(side)).median(),
                "MiB", stretches.getLast().after().mebibytes().get(side)))).toList();
    }

    private static Runs together(List<Stretch> stretches, ToDoubleBiFunction<Stretch, String> figure, Set<String> sides) {
        return new Runs(stretches.stream().map(stretch -> sides.stream().mapToDouble(side -> figure.applyAsDouble(stretch, side)).sum()).toList());
    }

    private static Set<String> everybody(List<Stretch> stretches) {
        return stretches.getFirst().after().seconds().keySet();
    }

    private static Set<String> product(List<Stretch> stretches) {
        return everybody(stretches).stream().filter(side -> !side.equals(Product.LOAD)).collect(Collectors.toSet());
    }

    private static String text(Settings settings, int seconds) {
        return Figures.of(seconds(settings, seconds).toMillis() / 1_000.0) + " s";
    }
}
