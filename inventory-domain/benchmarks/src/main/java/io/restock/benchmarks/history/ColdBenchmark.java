package io.restock.benchmarks.history;

import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.engines.BenchEngines.Addresses;
import io.restock.benchmarks.engines.Turns;
import io.restock.benchmarks.ledger.Laps;
import io.restock.benchmarks.ledger.LedgerTables;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.measuring.Stopwatch.Lap;
import io.restock.benchmarks.report.Figures;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sales of store-items that nobody has sold for long, so that each is loaded from its row, against sales of busy ones. */
public final class ColdBenchmark {
    public static final String NAME = "cold";
    private static final int STORES = 1_000;
    private static final int ITEMS = 10_000;
    private static final int BUSY_ITEMS = 20;
    /** Long enough that each page's first change after a checkpoint, which writes all of it to the log, is no more of a run than of a day. */
    private static final int BASKETS = 200_000;
    private static final int WARM_UP = 10_000;

    private ColdBenchmark() {}

    public static Report run(Settings settings) throws Exception {
        var chain = new Workload(settings.seed(), STORES, settings.scaled(ITEMS), 0);
        var busy = new Workload(settings.seed(), STORES, BUSY_ITEMS, 0);
        try (var engines = BenchEngines.start(settings.directory())) {
            System.err.println("  opening stock of " + Figures.of(chain.storeItemCount()) + " store-items");
            Addresses anywhere = engines.withDatabase("chain");
            var tables = new LedgerTables(anywhere);
            tables.createWithOpeningStock(chain);
            Addresses busyOnes = engines.withCopy("busy", "chain");
            var turns = Turns.take(new LinkedHashMap<>(Map.of("cold", laps(anywhere, chain, "chain", settings).start(),
                    "cached", laps(busyOnes, busy, "busy", settings).start())), settings.runs());
            return new Report(NAME, "what does it cost that a store-item is not in memory?",
                    List.of(Ratio.atLeast("cold / cached", turns.ratio("cold", "cached", Lap::linesPerSecond), 0.5)),
                    List.of(new Row("any of " + Figures.of(chain.storeItemCount()) + " store-items, each as likely", "lines/s",
                            turns.of("cold", Lap::linesPerSecond), Map.of()),
                            new Row("any of " + Figures.of(busy.storeItemCount()) + ", all in memory", "lines/s", turns.of("cached", Lap::linesPerSecond), Map.of())),
                    List.of("The table and its key are " + Figures.of(tables.number("select pg_total_relation_size('ledger.stock')") / 1048576.0)
                            + " MiB; PostgreSQL's buffers are " + tables.text("show shared_buffers") + "; each of " + SalesTopic.PARTITIONS
                            + " partitions remembers 100,000 store-items. The system's file cache is warm.",
                            "Both take turns, each in a database that began as a copy of the other's; the stock of every run was equal to the sales, to the unit."));
        }
    }

    private static Laps laps(Addresses engines, Workload workload, String topic, Settings settings) throws Exception {
        int baskets = settings.scaled(BASKETS);
        int warmUp = settings.scaled(WARM_UP);
        SalesTopic.fill(engines.kafka(), topic, workload, warmUp + baskets);
        return new Laps(engines, topic, workload, warmUp, baskets);
    }
}
