package io.restock.benchmarks.history;

import static java.util.Objects.requireNonNull;

import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.engines.BenchEngines.Addresses;
import io.restock.benchmarks.engines.OwnJvm;
import io.restock.benchmarks.engines.Turns;
import io.restock.benchmarks.ledger.Laps;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.measuring.Stopwatch.Lap;
import io.restock.benchmarks.report.Figures;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether an append costs more the longer the history is, and what an event takes on disk. */
public final class HistoryBenchmark {
    public static final String NAME = "history";
    private static final int BASKETS = 30_000;
    private static final int WARM_UP = 10_000;

    private HistoryBenchmark() {}

    public static Report run(Settings settings) throws Exception {
        Workload workload = Workload.usual(settings.seed());
        int baskets = settings.scaled(BASKETS);
        int warmUp = settings.scaled(WARM_UP);
        try (var engines = BenchEngines.start(settings.directory())) {
            SalesTopic.fill(engines.addresses().kafka(), "sales", workload, warmUp + baskets);
            var ledgers = new TreeMap<Long, OldLedger>();
            var appending = new LinkedHashMap<Long, OwnJvm>();
            for (long events : settings.history()) {
                System.err.println("  a history of " + Figures.of(events) + " events");
                Addresses own = engines.withDatabase("after_" + events);
                var ledger = new OldLedger(own);
                ledger.create(workload, events);
                ledgers.put(events, ledger);
                appending.put(events, new Laps(own, "sales", workload, warmUp, baskets).start());
            }
            long bytes = ledgers.firstEntry().getValue().journalBytes();
            long events = ledgers.firstEntry().getValue().events();
            var turns = Turns.take(appending, settings.runs());
            var shortest = ledgers.firstEntry().getValue();
            var rows = new ArrayList<Row>();
            for (var each : ledgers.entrySet()) {
                rows.add(row(turns, each.getKey(), each.getValue()));
            }
            return new Report(NAME, "does an append cost more the longer the history is?",
                    List.of(Ratio.atMost("processor time of an append, longest / shortest history",
                            turns.ratio(ledgers.lastKey(), ledgers.firstKey(), HistoryBenchmark::cost), 1.1),
                            Ratio.atMost("bytes an appended event takes on disk, with its share of the indexes",
                                    (shortest.journalBytes() - bytes) / (double) (shortest.events() - events), 250)),
                    rows, List.of("Each history has a database of its own in one PostgreSQL; they take turns, and the ratio is the median of the turns' ratios.",
                            "The histories were written straight into the tables, as of " + Figures.of(workload.storeItemCount())
                                    + " store-items sold in turn; the appends are the ledger's own, " + baskets * Workload.LINES_A_BASKET + " lines a run."));
        }
    }

    private static Row row(Turns<Long> turns, long events, OldLedger ledger) throws SQLException {
        var beside = new LinkedHashMap<String, Double>();
        beside.put("JVM+PostgreSQL µs", turns.of(events, HistoryBenchmark::cost).median());
        beside.put("bytes/event, all", ledger.journalBytes() / (double) ledger.events());
        return new Row(Figures.of(events) + " events before", "lines/s", turns.of(events, Lap::linesPerSecond), beside);
    }

    private static double cost(Lap lap) {
        Map<String, Double> used = lap.processorSeconds();
        return (requireNonNull(used.get("JVM")) + requireNonNull(used.get("PostgreSQL"))) * 1e6 / lap.lines();
    }
}
