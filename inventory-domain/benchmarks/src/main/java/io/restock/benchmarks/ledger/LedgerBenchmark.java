package io.restock.benchmarks.ledger;

import io.restock.benchmarks.Benchmark;
import io.restock.benchmarks.Settings;
import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.engines.OwnJvm;
import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Stopwatch.Lap;
import io.restock.benchmarks.report.Figures;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The write path, from a filled topic to committed stock, side by side with the peers and with the limit. */
public final class LedgerBenchmark implements Benchmark {
    /** Off the clock, of what is on it: connections are open, code is compiled, busy aggregates are in memory. */
    private static final double WARM_UP = 0.3;

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Report run(Settings settings) throws Exception {
        var laps = new EnumMap<Contestants, List<Lap>>(Contestants.class);
        Workload workload = Workload.usual(settings.seed());
        try (var engines = BenchEngines.start(settings.directory())) {
            var filled = new LinkedHashMap<Integer, String>();
            int heats = 0;
            for (Contestants contestant : Contestants.values()) {
                int baskets = settings.scaled(contestant.baskets());
                int warmUp = Math.max(1, (int) (baskets * WARM_UP));
                if (!filled.containsKey(baskets)) {
                    filled.put(baskets, "sales-" + baskets);
                    SalesTopic.fill(engines.addresses().bootstrapServers(), filled.get(baskets), workload, warmUp + baskets);
                }
                var heat = new Heat(heats, engines.addresses(), filled.get(baskets), workload, warmUp, baskets);
                heats += Contest.WARM_UP_RUNS + settings.runs();
                laps.put(contestant, race(contestant, heat, settings.runs()));
            }
        }
        return report(laps, settings);
    }

    private static List<Lap> race(Contestants contestant, Heat heat, int runs) throws Exception {
        var laps = new ArrayList<Lap>();
        for (String line : OwnJvm.of(Contest.class, contestant.name(), Json.MAPPER.writeValueAsString(heat), String.valueOf(runs),
                String.valueOf(ProcessHandle.current().pid()))) {
            laps.add(Json.MAPPER.readValue(line, Lap.class));
        }
        System.err.println("  " + contestant.title() + ": " + Figures.of(new Runs(laps.stream().map(Lap::linesPerSecond).toList()).median()) + " lines/s");
        return laps;
    }

    private static Report report(Map<Contestants, List<Lap>> laps, Settings settings) {
        var rates = new EnumMap<Contestants, Runs>(Contestants.class);
        laps.forEach((contestant, all) -> rates.put(contestant, new Runs(all.stream().map(Lap::linesPerSecond).toList())));
        double ours = rates.get(Contestants.RESTOCK).median();
        var rows = new ArrayList<Row>();
        rates.forEach((contestant, runs) -> rows.add(new Row(contestant.title(), "lines/s", runs, costs(laps.get(contestant)))));
        return new Report("ledger", "how near to the machine's limit is the way from Kafka to committed stock?",
                List.of(Ratio.atLeast("Restock / limit", ours / rates.get(Contestants.LIMIT).median(), 0.6),
                        Ratio.atLeast("Restock / Axon as usually written", ours / rates.get(Contestants.AXON).median(), 25),
                        Ratio.atLeast("Restock / Kafka Streams that keeps history too", ours / rates.get(Contestants.STREAMS_HISTORY).median(), 1.5),
                        Ratio.atLeast("Restock / Kafka Streams without history", ours / rates.get(Contestants.STREAMS).median(), 1.5)),
                rows,
                List.of("µs are processor time a line; the load was sent before (its share while measuring stands under load).",
                        "Baskets of " + Workload.LINES_A_BASKET + ", 100 stores of 1,000 items by Zipf's law, " + SalesTopic.PARTITIONS
                                + " partitions, seed " + settings.seed() + "; the stock of every run was equal to the sales, to the unit.",
                        "Lines in a run: " + settings.scaled(Contestants.RESTOCK.baskets()) * Workload.LINES_A_BASKET + "; plain SQL "
                                + settings.scaled(Contestants.UPSERT.baskets()) * Workload.LINES_A_BASKET + ", Axon "
                                + settings.scaled(Contestants.AXON.baskets()) * Workload.LINES_A_BASKET + ". A third more before it as warm-up, and two runs before all."));
    }

    private static Map<String, Double> costs(List<Lap> laps) {
        var costs = new LinkedHashMap<String, Double>();
        for (String side : List.of("JVM", "PostgreSQL", "Kafka", "load")) {
            costs.put(side + " µs", new Runs(laps.stream().map(lap -> lap.processorSeconds().get(side) * 1e6 / lap.lines()).toList()).median());
        }
        return costs;
    }
}
