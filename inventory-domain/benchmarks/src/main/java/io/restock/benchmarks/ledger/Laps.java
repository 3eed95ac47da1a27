package io.restock.benchmarks.ledger;

import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.engines.BenchEngines.Addresses;
import io.restock.benchmarks.engines.Logs;
import io.restock.benchmarks.engines.OwnJvm;
import io.restock.benchmarks.measuring.Sides;
import io.restock.benchmarks.measuring.Stopwatch;
import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the ledger's intake on tables as they are, again and again with the same sales, in a JVM of its own. What was seen is forgotten between runs. */
public record Laps(Addresses engines, String topic, Workload workload, int warmUp, int baskets) {
    /** @return the laps after those that do not count */
    public List<Stopwatch.Lap> run(int runs) throws Exception {
        var laps = new ArrayList<Stopwatch.Lap>();
        for (String line : OwnJvm.of(Laps.class, Json.MAPPER.writeValueAsString(this), String.valueOf(runs))) {
            laps.add(Json.MAPPER.readValue(line, Stopwatch.Lap.class));
        }
        return laps;
    }

    public static void main(String[] arguments) throws Exception {
        Logs.warningsOnly();
        Laps laps = Json.MAPPER.readValue(arguments[0], Laps.class);
        for (int run = 0; run < Contest.WARM_UP_RUNS + Integer.parseInt(arguments[1]); run++) {
            Stopwatch.Lap lap = laps.lap(run);
            if (run >= Contest.WARM_UP_RUNS) {
                System.out.println(Json.MAPPER.writeValueAsString(lap));
            }
        }
        System.exit(0);
    }

    private Stopwatch.Lap lap(int number) throws Exception {
        var tables = new LedgerTables(engines);
        tables.execute("truncate ledger.cursor, ledger.transaction");
        BenchEngines.settle(engines);
        var heat = new Heat((int) ProcessHandle.current().pid() * 100 + number, engines, topic, workload, warmUp, baskets);
        var watch = new Stopwatch((long) warmUp * Workload.LINES_A_BASKET, (long) baskets * Workload.LINES_A_BASKET,
                new Sides(Map.of("JVM", ProcessHandle.current().pid(), "PostgreSQL", engines.postmaster(), "Kafka", engines.broker())));
        var lap = new RestockLedger(false).race(heat, watch);
        Contest.check(tables.stock(), soldTimes(number + 1));
        return lap;
    }

    private Map<String, Integer> soldTimes(int times) {
        var stock = new HashMap<String, Integer>();
        workload.stockAfter(warmUp + baskets).forEach((key, onHand) -> stock.put(key, Workload.OPENING - (Workload.OPENING - onHand) * times));
        return stock;
    }
}
