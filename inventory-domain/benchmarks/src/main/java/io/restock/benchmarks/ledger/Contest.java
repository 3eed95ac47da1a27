package io.restock.benchmarks.ledger;

import io.restock.benchmarks.engines.BenchEngines;
import io.restock.benchmarks.engines.Logs;
import io.restock.benchmarks.measuring.Sides;
import io.restock.benchmarks.measuring.Stopwatch;
import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs one contestant in a JVM of its own, so that nobody's code is compiled for another's and processor time has an owner. Arguments: the
 * contestant, the heat as JSON, how many runs, and the process that made the load. Prints the measured laps, one line of JSON each.
 */
public final class Contest {
    /** Runs that do not count: the JVM has compiled what is busy after two, and gains little from a third. */
    static final int WARM_UP_RUNS = 2;

    private Contest() {}

    public static void main(String[] arguments) throws Exception {
        Logs.warningsOnly();
        Contestants contestant = Contestants.valueOf(arguments[0]);
        Heat heat = Json.MAPPER.readValue(arguments[1], Heat.class);
        int runs = Integer.parseInt(arguments[2]);
        var sides = new Sides(new LinkedHashMap<>(Map.of("JVM", ProcessHandle.current().pid(), "PostgreSQL", heat.engines().postmaster(),
                "Kafka", heat.engines().broker(), "load", Long.parseLong(arguments[3]))));
        for (int run = 0; run < WARM_UP_RUNS + runs; run++) {
            var lap = lap(contestant.make(), new Heat(heat.number() + run, heat.engines(), heat.topic(), heat.workload(), heat.warmUp(), heat.baskets()), sides);
            if (run >= WARM_UP_RUNS) {
                System.out.println(Json.MAPPER.writeValueAsString(lap));
            }
        }
        System.exit(0);
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
