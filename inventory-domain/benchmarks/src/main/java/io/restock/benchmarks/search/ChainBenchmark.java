package io.restock.benchmarks.search;

import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.search.index.Engine;
import io.restock.search.stock.Between;
import io.restock.search.stock.Facets;
import io.restock.search.stock.Filter;
import io.restock.search.stock.Measure;
import io.restock.search.stock.Order;
import io.restock.search.stock.StockQuery;
import io.restock.search.stock.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** How fast does the index of a whole chain take changes, show them, and answer? On the engine that runs in this process, by the port that the indexer and the search use. */
public final class ChainBenchmark {
    public static final String NAME = "search-chain";
    private static final int STORES = 100;
    private static final int ITEMS = 20_000;
    private static final int QUERIES = 100;
    /** Changes that are written and shown together, and how many such batches there are in a second. */
    private static final int BATCH = 1_000;
    private static final int BATCHES_A_SECOND = 10;
    private static final int SECONDS = 60;
    private static final double VISIBLE_MILLIS = 250;
    private static final double QUERY_MILLIS = 50;
    private static final int PAGE = 50;

    private ChainBenchmark() {}

    /** @param ask makes one of them */
    private record Asking(String words, Function<Random, StockQuery> ask) {}

    public static Report run(Settings settings) throws Exception {
        List<Named> names = Named.all(settings.data()).stream().limit(settings.scaled(ITEMS)).toList();
        try (var chain = new ChainOfShelves(new Engine.Lucene(settings.directory().resolve("chain")), names, STORES, settings.seed())) {
            long began = System.nanoTime();
            chain.fill();
            double fillSeconds = (System.nanoTime() - began) / 1e9;
            if (chain.index().documents() != chain.documents()) {
                throw new IllegalStateException("%d documents were written, and %d are there".formatted(chain.documents(), chain.index().documents()));
            }
            var rows = new ArrayList<Row>();
            rows.add(new Row("all written anew, and shown", "documents/s", Runs.of(chain.documents() / fillSeconds), Map.of("heap MiB", heapMebibytes())));
            var quiet = new LinkedHashMap<String, List<Double>>();
            ask(chain, settings.seed(), quiet, QUERIES / 5); // warms up
            quiet.clear();
            ask(chain, settings.seed() + 1, quiet, QUERIES);
            var busy = new LinkedHashMap<String, List<Double>>();
            List<Double> visible = whileAsked(chain, settings, busy);
            quiet.forEach((words, millis) -> rows.add(row(words + ", nothing changes", millis)));
            busy.forEach((words, millis) -> rows.add(row(words + ", amid changes", millis)));
            rows.add(row("a batch of %,d changes, until it is visible".formatted(BATCH), visible));
            double slowest = busy.values().stream().mapToDouble(millis -> quantile(millis, 0.99)).max().orElse(0);
            return new Report(NAME, "how fast does the index of a whole chain change and answer?",
                    List.of(Ratio.atMost("p99 until a change is visible, ms", quantile(visible, 0.99), VISIBLE_MILLIS),
                            Ratio.atMost("p99 of the slowest kind of query meanwhile, ms", slowest, QUERY_MILLIS)),
                    rows,
                    List.of("%,d store-items: %,d names at %d stores; up to %,d changes a second for %d s, in batches that are shown together.".formatted(chain.documents(),
                            names.size(), STORES,
                            BATCH * BATCHES_A_SECOND, settings.scaled(SECONDS)), "One query after the other, each to its first %d hits.".formatted(PAGE)));
        }
    }

    private static double heapMebibytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
    }

    /** Changes the chain at its rate while it is asked. @return milliseconds from the first change of each batch to when all can be seen */
    private static List<Double> whileAsked(ChainOfShelves chain, Settings settings, Map<String, List<Double>> millis) throws Exception {
        var visible = new ArrayList<Double>();
        var over = new AtomicBoolean();
        try (var writer = Executors.newSingleThreadExecutor()) {
            var changes = writer.submit(() -> {
                long due = System.nanoTime();
                for (int batch = 0; batch < settings.scaled(SECONDS) * BATCHES_A_SECOND; batch++) {
                    long wait = due - System.nanoTime();
                    if (wait > 0) {
                        TimeUnit.NANOSECONDS.sleep(wait);
                    }
                    long from = Math.min(due, System.nanoTime()); // a batch that has to wait for the one before is late by that, too
                    chain.change(BATCH);
                    chain.index().refresh();
                    visible.add((System.nanoTime() - from) / 1e6);
                    due += TimeUnit.SECONDS.toNanos(1) / BATCHES_A_SECOND;
                }
                over.set(true);
                return null;
            });
            for (int round = 0; !over.get() && !changes.isDone(); round++) {
                ask(chain, settings.seed() + 2 + round, millis, 1);
            }
            changes.get();
        }
        return visible;
    }

    private static void ask(ChainOfShelves chain, long seed, Map<String, List<Double>> millis, int times) {
        var random = new Random(seed);
        for (int i = 0; i < times; i++) {
            for (Asking asking : kinds(chain)) {
                StockQuery query = asking.ask().apply(random);
                long began = System.nanoTime();
                chain.index().search(query);
                millis.computeIfAbsent(asking.words(), _ -> new ArrayList<>()).add((System.nanoTime() - began) / 1e6);
            }
        }
    }

    private static List<Asking> kinds(ChainOfShelves chain) {
        var whole = new Facets(EnumSet.allOf(Filter.class), EnumSet.of(Measure.PRICE, Measure.COVER));
        return List.of(new Asking("words of a name, four facets", random -> query(words(chain, random), Map.of(), Map.of(), Facets.USUAL, Order.RELEVANCE)),
                new Asking("an item in all stores, by on hand",
                        random -> new StockQuery(List.of(), chain.names().get(random.nextInt(chain.names().size())).item(), List.of(), Map.of(), Map.of(),
                                new Facets(EnumSet.of(Filter.STATE), EnumSet.noneOf(Measure.class)), Order.ON_HAND, false, null, PAGE)),
                new Asking("what is out in a store, by cover, every facet", random -> query("", Map.of(Filter.STORE, List.of(chain.stores().get(random.nextInt(STORES)).digits()),
                        Filter.STATE, List.of("ON_ORDER")), Map.of(), whole, Order.COVER)),
                new Asking("a category with less than two days of cover, by price", random -> query("", Map.of(Filter.CATEGORY, List.of("Category " + random.nextInt(60))),
                        Map.of(Measure.COVER, List.of(Between.of("..2"))), Facets.NONE, Order.PRICE)),
                new Asking("everything, four facets", random -> query("", Map.of(), Map.of(), Facets.USUAL, Order.RELEVANCE)),
                new Asking("everything, every facet", random -> query("", Map.of(), Map.of(), whole, Order.RELEVANCE)));
    }

    private static String words(ChainOfShelves chain, Random random) {
        String name = chain.names().get(random.nextInt(chain.names().size())).name();
        return String.join(" ", Stream.of(name.split("\\s+")).limit(2).toList());
    }

    private static StockQuery query(String words, Map<Filter, List<String>> filters, Map<Measure, List<Between>> between, Facets facets, Order order) {
        return new StockQuery(Words.of(words), null, List.of(), filters, between, facets, order, false, null, PAGE);
    }

    private static Row row(String words, List<Double> millis) {
        return new Row(words, "ms", Runs.of(quantile(millis, 0.5)), Map.of("p99 ms", quantile(millis, 0.99), "times", (double) millis.size()));
    }

    private static double quantile(List<Double> millis, double share) {
        var sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1)));
    }
}
