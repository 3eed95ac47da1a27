package io.restock.benchmarks.history;

import io.restock.benchmarks.Benchmark;
import io.restock.benchmarks.Settings;
import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.ledger.Laps;
import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Stopwatch.Lap;
import io.restock.benchmarks.report.Figures;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether an append costs more the longer the history is, and what an event takes on disk. */
public final class HistoryBenchmark implements Benchmark {
    private static final int BASKETS = 30_000;
    private static final int WARM_UP = 10_000;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Report run(Settings settings) throws Exception {
        Workload workload = Workload.usual(settings.seed());
        int baskets = settings.scaled(BASKETS);
        int warmUp = settings.scaled(WARM_UP);
        var rows = new ArrayList<Row>();
        var costs = new ArrayList<Double>();
        double bytes = 0;
        try (var engines = BenchEngines.start(settings.directory())) {
            SalesTopic.fill(engines.addresses().bootstrapServers(), "sales", workload, warmUp + baskets);
            var laps = new Laps(engines.addresses(), "sales", workload, warmUp, baskets);
            for (long events : settings.history()) {
                System.err.println("  a history of " + Figures.of(events) + " events");
                var ledger = new OldLedger(engines.addresses());
                ledger.create(workload, events);
                long bytesBefore = ledger.journalBytes();
                long eventsBefore = ledger.events();
                List<Lap> measured = laps.run(settings.runs());
                bytes = (ledger.journalBytes() - bytesBefore) / (double) (ledger.events() - eventsBefore);
                costs.add(new Runs(measured.stream().map(HistoryBenchmark::cost).toList()).median());
                rows.add(row(Figures.of(events) + " events before", measured, ledger.journalBytes() / (double) ledger.events()));
            }
        }
        return new Report(name(), "does an append cost more the longer the history is?",
                List.of(Ratio.atMost("processor time of an append, longest / shortest history", costs.getLast() / costs.getFirst(), 1.1),
                        Ratio.atMost("bytes an appended event takes on disk, with its share of the indexes", bytes, 250)),
                rows, List.of("The history was written straight into the tables, as of " + Figures.of(workload.stores() * workload.items())
                        + " store-items sold in turn; the appends are the ledger's own, " + baskets * Workload.LINES_A_BASKET + " lines a run."));
    }

    private static Row row(String name, List<Lap> laps, double bytes) {
        var beside = new LinkedHashMap<String, Double>();
        beside.put("JVM+PostgreSQL µs", new Runs(laps.stream().map(HistoryBenchmark::cost).toList()).median());
        beside.put("bytes/event, all", bytes);
        return new Row(name, "lines/s", new Runs(laps.stream().map(Lap::linesPerSecond).toList()), beside);
    }

    private static double cost(Lap lap) {
        Map<String, Double> used = lap.processorSeconds();
        return (used.get("JVM") + used.get("PostgreSQL")) * 1e6 / lap.lines();
    }
}
