package io.restock.benchmarks.measuring;

import java.util.Arrays;
import java.util.List;

/** The same measurement several times: its median, and how far the runs lie apart. */
public record Runs(List<Double> values) {
    public Runs {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("must be at least one run");
        }
        values = List.copyOf(values);
    }

    public static Runs of(double... values) {
        return new Runs(Arrays.stream(values).boxed().toList());
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
