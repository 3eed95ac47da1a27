package io.restock.benchmarks.engines;

import static java.util.Objects.requireNonNull;

import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Stopwatch.Lap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Laps of contestants that took turns. A machine that others share is slower in one minute than in the next; who takes turns is slowed like everybody
 * else, and a ratio is taken within each turn before the median of all turns.
 *
 * @param laps of each contestant, turn by turn
 */
public record Turns<K>(Map<K, List<Lap>> laps) {
    /** Laps that do not count: the JVM has compiled what is busy after two, and gains little from a third. */
    public static final int WARM_UP_LAPS = 2;

    /** Lets each warm up, then all take their turns; they are closed in the end. */
    public static <K> Turns<K> take(Map<K, OwnJvm> contestants, int turns) throws IOException {
        try {
            for (OwnJvm contestant : contestants.values()) {
                for (int lap = 0; lap < WARM_UP_LAPS; lap++) {
                    contestant.lap();
                }
            }
            var laps = new LinkedHashMap<K, List<Lap>>();
            for (int turn = 0; turn < turns; turn++) {
                for (var contestant : contestants.entrySet()) {
                    laps.computeIfAbsent(contestant.getKey(), _ -> new ArrayList<>()).add(contestant.getValue().lap());
                }
            }
            return new Turns<>(laps);
        } finally {
            contestants.values().forEach(OwnJvm::close);
        }
    }

    public Runs of(K contestant, ToDoubleFunction<Lap> figure) {
        return new Runs(requireNonNull(laps.get(contestant)).stream().map(figure::applyAsDouble).toList());
    }

    /** Median of what the figures' ratio was in each turn. */
    public double ratio(K one, K other, ToDoubleFunction<Lap> figure) {
        List<Double> ones = of(one, figure).values();
        List<Double> others = of(other, figure).values();
        return new Runs(IntStream.range(0, ones.size()).mapToObj(turn -> ones.get(turn) / others.get(turn)).toList()).median();
    }
}
