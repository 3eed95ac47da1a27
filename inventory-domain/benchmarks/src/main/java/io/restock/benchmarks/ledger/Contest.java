package io.restock.benchmarks.ledger;

import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.engines.Logs;
import io.restock.benchmarks.engines.OwnJvm;
import io.restock.benchmarks.measuring.Sides;
import io.restock.benchmarks.measuring.Stopwatch;
import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs one contestant, in a JVM of its own. Arguments: the contestant, its first heat as JSON, and the process that made the load. */
public final class Contest {
    private Contest() {}

    public static void main(String[] arguments) throws Exception {
        Logs.warningsOnly();
        Contestants contestant = Contestants.valueOf(arguments[0]);
        Heat heat = Json.MAPPER.readValue(arguments[1], Heat.class);
        var sides = new Sides(new LinkedHashMap<>(Map.of("JVM", ProcessHandle.current().pid(), "PostgreSQL", heat.engines().postmaster(),
                "Kafka", heat.engines().broker(), "load", Long.parseLong(arguments[2]))));
        OwnJvm.serve(number -> lap(contestant.make(), heat.next(number), sides));
    }

    /** @throws IllegalStateException if the contestant's stock is not what was sold, to the unit */
    static Stopwatch.Lap lap(Contestant contestant, Heat heat, Sides sides) throws Exception {
        contestant.prepare(heat);
        BenchEngines.settle(heat.engines());
        var watch = new Stopwatch((long) heat.warmUp() * Workload.LINES_A_BASKET, (long) heat.baskets() * Workload.LINES_A_BASKET, sides);
        Stopwatch.Lap lap = contestant.race(heat, watch);
        check(contestant.stock(), heat.workload().stockAfter(heat.allBaskets()));
        contestant.tidy();
        return lap;
    }

    static void check(Map<String, Integer> stock, Map<String, Integer> expected) {
        expected.forEach((key, onHand) -> {
            if (!onHand.equals(stock.get(key))) {
                throw new IllegalStateException("stock of " + key + " must be " + onHand + ", is " + stock.get(key) + ": sales were lost or counted twice");
            }
        });
        if (stock.size() != expected.size()) {
            throw new IllegalStateException(stock.size() + " store-items were sold, must be " + expected.size());
        }
    }
}
