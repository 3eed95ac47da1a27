package io.restock.benchmarks.ledger;

import static java.util.Objects.requireNonNull;

import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.engines.OwnJvm;
import io.restock.benchmarks.engines.Turns;
import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.measuring.Stopwatch.Lap;
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
public final class LedgerBenchmark {
    public static final String NAME = "ledger";
    /** Off the clock, of what is on it: connections are open, code is compiled, busy aggregates are in memory. */
    private static final double WARM_UP = 0.3;
    private static final int HEATS_AT_MOST = 1_000;

    private LedgerBenchmark() {}

    public static Report run(Settings settings) throws Exception {
        Workload workload = Workload.usual(settings.seed());
        try (var engines = BenchEngines.start(settings.directory())) {
            var filled = new LinkedHashMap<Integer, String>();
            var racers = new EnumMap<Contestants, OwnJvm>(Contestants.class);
            for (Contestants contestant : Contestants.values()) {
                int baskets = settings.scaled(contestant.baskets());
                int warmUp = Math.max(1, (int) (baskets * WARM_UP));
                if (!filled.containsKey(baskets)) {
                    filled.put(baskets, "sales-" + baskets);
                    SalesTopic.fill(engines.addresses().kafka(), filled.get(baskets), workload, warmUp + baskets);
                }
                var heat = new Heat(contestant.ordinal() * HEATS_AT_MOST, engines.addresses(), filled.get(baskets), workload, warmUp, baskets);
                racers.put(contestant, OwnJvm.start(Contest.class, contestant.name(), Json.MAPPER.writeValueAsString(heat),
                        String.valueOf(ProcessHandle.current().pid())));
            }
            return report(Turns.take(racers, settings.runs()), settings);
        }
    }

    private static Report report(Turns<Contestants> turns, Settings settings) {
        var rows = new ArrayList<Row>();
        turns.laps().forEach((contestant, laps) -> rows.add(new Row(contestant.title(), "lines/s", turns.of(contestant, Lap::linesPerSecond), costs(laps))));
        return new Report(NAME, "how near to the machine's limit is the way from Kafka to committed stock?",
                List.of(ratio(turns, "the limit", Contestants.LIMIT, 0.6), ratio(turns, "Axon as usually written", Contestants.AXON, 25),
                        ratio(turns, "Kafka Streams that keeps history too", Contestants.STREAMS_HISTORY, 1.5),
                        ratio(turns, "Kafka Streams without history", Contestants.STREAMS, 1.5)),
                rows,
                List.of("µs are processor time a line; the load was sent before (its share while measuring stands under load).",
                        "All take turns; a ratio is the median of the turns' ratios.",
                        "Baskets of " + Workload.LINES_A_BASKET + ", 100 stores of 1,000 items by Zipf's law, " + SalesTopic.PARTITIONS
                                + " partitions, seed " + settings.seed() + "; the stock of every run was equal to the sales, to the unit.",
                        "Lines in a run: " + settings.scaled(Contestants.RESTOCK.baskets()) * Workload.LINES_A_BASKET + "; plain SQL "
                                + settings.scaled(Contestants.UPSERT.baskets()) * Workload.LINES_A_BASKET + ", Axon "
                                + settings.scaled(Contestants.AXON.baskets()) * Workload.LINES_A_BASKET + ". A third more before it as warm-up, and two runs before all."));
    }

    private static Ratio ratio(Turns<Contestants> turns, String name, Contestants other, double promised) {
        return Ratio.atLeast("Restock / " + name, turns.ratio(Contestants.RESTOCK, other, Lap::linesPerSecond), promised);
    }

    private static Map<String, Double> costs(List<Lap> laps) {
        var costs = new LinkedHashMap<String, Double>();
        for (String side : List.of("JVM", "PostgreSQL", "Kafka", "load")) {
            costs.put(side + " µs", new Runs(laps.stream().map(lap -> requireNonNull(lap.processorSeconds().get(side), side) * 1e6 / lap.lines()).toList()).median());
        }
        return costs;
    }
}
