package io.restock.benchmarks.ledger;

import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.engines.BenchEngines.Addresses;
import io.restock.benchmarks.engines.Logs;
import io.restock.benchmarks.engines.OwnJvm;
import io.restock.benchmarks.measuring.Sides;
import io.restock.benchmarks.measuring.Stopwatch;
import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The ledger's intake on tables as they are, again and again with the same sales, in a JVM of its own. What was seen is forgotten between laps. */
public record Laps(Addresses engines, String topic, Workload workload, int warmUp, int baskets) {
    public OwnJvm start() throws IOException {
        return OwnJvm.start(Laps.class, Json.MAPPER.writeValueAsString(this));
    }

    public static void main(String[] arguments) throws Exception {
        Logs.warningsOnly();
        OwnJvm.serve(Json.MAPPER.readValue(arguments[0], Laps.class)::lap);
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
