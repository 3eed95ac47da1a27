package io.restock.benchmarks.product;

import static java.util.Objects.requireNonNull;

import io.restock.benchmarks.credulous.Credulous;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One basket a request, as tills send them: how long the promise takes at half of what can be taken, and what happens at twice as much. What can be taken is
 * what is promised and booked: a rush is promised faster, since tills go first where processors are short, but what it leaves to be booked piles up.
 */
public final class IntakeBenchmark {
    public static final String NAME = "intake";
    private static final int TILLS = 64;
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int WARM_UPS_AT_MOST = 8;
    private static final double WARMER = 1.05;
    private static final Duration RUN_UP = Duration.ofSeconds(10);
    /** After a rush, at half load: JVMs compile anew for what a quieter load brings. */
    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final Duration DRAIN = Duration.ofMinutes(5);

    private IntakeBenchmark() {}

    /** How long things last: shorter for a quick look. */
    private record Lengths(Duration run, Duration warmUp, Duration runUp, Duration settling) {
        static Lengths of(Settings settings) {
            return new Lengths(scaled(settings, LENGTH), scaled(settings, WARM_UP), scaled(settings, RUN_UP), scaled(settings, SETTLING));
        }

        private static Duration scaled(Settings settings, Duration length) {
            return Duration.ofMillis(settings.scaled((int) length.toMillis()));
        }
    }

    public static Report run(Settings settings) throws Exception {
        Workload chain = Workload.usual(settings.seed());
        Lengths lengths = Lengths.of(settings);
        try (var product = Product.start(settings); var tills = new TillFront(product, chain, TILLS)) {
            Shops.open(product, chain);
            System.err.println("  as fast as answers come");
            warmUp(lengths, tills);
            Capacity capacity = capacity(lengths, product, tills);
            System.err.println("  half of the " + Figures.of(capacity.booked()) + " that are promised and booked");
            tills.atRate(capacity.booked() / 2, lengths.settling());
            var half = new ArrayList<Stretch>();
            var strangers = new ArrayList<Stretch>();
            var believed = new ArrayList<Stretch>();
            for (int run = 0; run < settings.runs(); run++) {
                half.addAll(stretches(capacity.booked() / 2, 1, lengths, product, tills));
                strangers.add(ofStrangers(capacity.booked() / 2, lengths, product, tills));
                product.haveGateway(Credulous.BELIEVE);
                believed.add(ofStrangers(capacity.booked() / 2, lengths, product, tills));
                product.haveGateway(Credulous.VERIFY);
            }
            System.err.println("  half of the rush");
            List<Stretch> halfRush = stretches(capacity.promised() / 2, 1, lengths, product, tills);
            System.err.println("  twice as much as are promised and booked");
            List<Stretch> twice = stretches(capacity.booked() * 2, settings.runs(), lengths, product, tills);
            rest(product, tills);
            check(product, tills);
            return report(lengths, capacity, half, strangers, believed, halfRush, twice);
        }
    }

    /** Until no more is promised than before: a JVM that has just begun spends its first minutes on compiling. */
    private static void warmUp(Lengths lengths, TillFront tills) throws InterruptedException {
        double before;
        double now = 0;
        int left = WARM_UPS_AT_MOST;
        do {
            before = now;
            now = tills.asFastAsAnswered(lengths.warmUp()).perSecond();
            System.err.println("  " + Figures.of(now) + " a second");
        } while (now > WARMER * before && --left > 0);
    }

    /** @param promised baskets a second while it lasted, @param booked baskets a second from its begin until all of them were in the ledger */
    private record Capacity(double promised, double booked) {}

    private static Capacity capacity(Lengths lengths, Product product, TillFront tills) throws Exception {
        rest(product, tills);
        long before = tills.promised();
        long begun = System.nanoTime();
        double promised = tills.asFastAsAnswered(lengths.run()).perSecond();
        product.awaitLines(tills.promised() * Workload.LINES_A_BASKET, DRAIN);
        return new Capacity(promised, (tills.promised() - before) / ((System.nanoTime() - begun) / 1e9));
    }

    /**
     * @param load what making the load took, of all processor time that was used meanwhile, 0 to 1
     * @param gateway seconds of processor time that it used
     * @param rested whether it began when nobody was behind
     */
    private record Stretch(TillFront.Rush rush, double load, double gateway, boolean rested) {
        double gatewayMicros() {
            return gateway * 1e6 / rush.sent();
        }
    }

    private static List<Stretch> stretches(double perSecond, int runs, Lengths lengths, Product product, TillFront tills) throws Exception {
        var stretches = new ArrayList<Stretch>();
        for (int run = 0; run < runs; run++) {
            stretches.add(at(perSecond, rest(product, tills), lengths, product, tills));
        }
        return stretches;
    }

    /** The same, and each token is verified as if it came for the first time, for it does. */
    private static Stretch ofStrangers(double perSecond, Lengths lengths, Product product, TillFront tills) throws Exception {
        tills.speakAsStrangers((int) Math.ceil(perSecond * lengths.runUp().plus(lengths.run()).toMillis() / 1_000.0));
        try {
            return at(perSecond, rest(product, tills), lengths, product, tills);
        } finally {
            tills.speakAsKnown();
        }
    }

    private static Stretch at(double perSecond, boolean rested, Lengths lengths, Product product, TillFront tills) throws Exception {
        tills.atRate(perSecond, lengths.runUp());
        Sides sides = product.sides();
        Map<String, Double> before = sides.seconds();
        TillFront.Rush rush = tills.atRate(perSecond, lengths.run());
        Map<String, Double> used = Sides.between(before, sides.seconds());
        return new Stretch(rush, requireNonNull(used.get(Product.LOAD)) / used.values().stream().mapToDouble(Double::doubleValue).sum(),
                requireNonNull(used.get(Product.INTAKE)), rested);
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

    private static Report report(Lengths lengths, Capacity capacity, List<Stretch> half, List<Stretch> strangers, List<Stretch> believed, List<Stretch> halfRush,
            List<Stretch> twice) {
        boolean rested = Stream.of(half, strangers, believed, halfRush, twice).flatMap(List::stream).allMatch(Stretch::rested);
        return new Report(NAME, "how long does a till wait for its promise, and what if too many come?",
                List.of(Ratio.atMost("half load: milliseconds, median", median(half, rush -> rush.millis(50)), 5),
                        Ratio.atMost("half load: milliseconds, 99th of 100", median(half, rush -> rush.millis(99)), 15),
                        Ratio.atLeast("double load: promises a second / what can be taken", median(twice, TillFront.Rush::perSecond) / capacity.booked(), 0.8)),
                List.of(new Row("promised and booked", "requests/s", Runs.of(capacity.booked()), new LinkedHashMap<>()), row("half load", half),
                        row("half load, each token new", strangers), row("half load, each token new and none verified", believed), row("double load", twice),
                        new Row("promised in a rush", "requests/s", Runs.of(capacity.promised()), new LinkedHashMap<>()), row("half of the rush", halfRush)),
                List.of("Loads are shares of what is promised and booked: the baskets of a rush of " + lengths.run().toSeconds() + " s, as fast as answers come to " + TILLS
                        + " tills, by the time until all of them are in the ledger.",
                        "A token is verified once and then remembered; where each is new, every request pays for a signature's verification. Beside it the same gateway, which "
                                + "takes every signature for a good one: for a new token it takes " + ratios(strangers, believed)
                                + " times as much of the processor for a request with verification as without, for one that it remembers " + ratios(half, believed) + ".",
                        "Requests of one basket of " + Workload.LINES_A_BASKET + " lines; latency counts from when a request was due, not from when it could be sent.",
                        "Every promised transaction is in the ledger, and no other. The load is made on the same machine. Each run "
                                + (rested ? "begins when nobody is behind" : "should begin when nobody is behind; that did not come true in time")
                                + ", and is measured after " + lengths.runUp().toSeconds() + " s of it. Runs of " + lengths.run().toSeconds() + " s; at most "
                                + Figures.of(TillFront.IN_FLIGHT)
                                + " requests at once. What stands beside the promises are medians of the runs; least to most of their 99th of 100: "
                                + spread(half) + " ms at half load, " + spread(twice) + " at double."));
    }

    /** The median of the turns' ratios, and how far they lie apart. */
    private static String ratios(List<Stretch> one, List<Stretch> other) {
        var turns = new Runs(IntStream.range(0, one.size()).mapToObj(turn -> one.get(turn).gatewayMicros() / other.get(turn).gatewayMicros()).toList());
        return Figures.of(turns.median()) + " (" + Figures.of(turns.least()) + " to " + Figures.of(turns.most()) + ")";
    }

    private static double gatewayMicros(List<Stretch> stretches) {
        return new Runs(stretches.stream().map(Stretch::gatewayMicros).toList()).median();
    }

    private static Row row(String name, List<Stretch> stretches) {
        var beside = new LinkedHashMap<String, Double>();
        beside.put("p50 ms", median(stretches, rush -> rush.millis(50)));
        beside.put("p99 ms", median(stretches, rush -> rush.millis(99)));
        beside.put("p99.9 ms", median(stretches, rush -> rush.millis(99.9)));
        beside.put("sent/s", median(stretches, TillFront.Rush::sentPerSecond));
        beside.put("refused/s", median(stretches, TillFront.Rush::refusedPerSecond));
        beside.put("unanswered", median(stretches, rush -> rush.unanswered()));
        beside.put("gateway µs", gatewayMicros(stretches));
        beside.put("load % of cpu", new Runs(stretches.stream().map(stretch -> 100 * stretch.load()).toList()).median());
        return new Row(name, "promises/s", runs(stretches, TillFront.Rush::perSecond), beside);
    }

    private static String spread(List<Stretch> stretches) {
        Runs runs = runs(stretches, rush -> rush.millis(99));
        return Figures.of(runs.least()) + " to " + Figures.of(runs.most());
    }

    private static double median(List<Stretch> stretches, ToDoubleFunction<TillFront.Rush> figure) {
        return runs(stretches, figure).median();
    }

    private static Runs runs(List<Stretch> stretches, ToDoubleFunction<TillFront.Rush> figure) {
        return new Runs(stretches.stream().map(stretch -> figure.applyAsDouble(stretch.rush())).toList());
    }
}
