package io.restock.benchmarks.search;

import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.benchmarks.search.Judged.Kind;
import io.restock.search.index.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Does search find what people mean? Judged queries of each kind against names of real articles, on the engine that runs in this process. */
public final class RelevanceBenchmark {
    public static final String NAME = "search";
    private static final int QUERIES = 500;

    private RelevanceBenchmark() {}

    public static Report run(Settings settings) throws IOException {
        List<Named> names = Named.all(settings.data());
        var judged = Judged.of(names, settings.scaled(QUERIES), settings.seed());
        try (var shelf = new NamedShelf(new Engine.Lucene(settings.directory().resolve("names")), names)) {
            shelf.judge(judged.subList(0, Math.min(judged.size(), 200))); // warms up
            var all = shelf.judge(judged);
            var rows = new ArrayList<Row>();
            var ratios = new ArrayList<>(List.of(Ratio.atLeast("found among the first ten", all.found(), 0.95), Ratio.atLeast("mean reciprocal rank", all.reciprocalRank(), 0.85)));
            for (Kind kind : Kind.values()) {
                var of = all.of(kind);
                if (of.queries() > 0) {
                    ratios.add(Ratio.atLeast("found among the first ten, " + kind.words(), of.found(), 0.9));
                    rows.add(new Row(kind.words(), "MRR", Runs.of(of.reciprocalRank()),
                            Map.of("queries", (double) of.queries(), "found", of.found(), "ms", of.medianMillis(), "p99 ms", of.slowMillis())));
                }
            }
            return new Report(NAME, "does search find what people mean?", ratios, rows, List.of(
                    String.format("%,d names, one store; up to %,d queries of each kind, made from names by seed %d. Items of the same words count as one.", names.size(),
                            settings.scaled(QUERIES),
                            settings.seed()),
                    "Milliseconds from what was typed to the first ten hits with facets, one query at a time."));
        }
    }
}
