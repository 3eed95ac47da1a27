package io.restock.backtest.vectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The series of a row: its own observations, or a published one by name. */
final class PublishedSeries {
    private static final Map<String, Series> ALL = load();

    /** @param period observations of a year */
    private record Series(int period, double[] values) {}

    private PublishedSeries() {}

    static double[] of(Inputs in) {
        if (!in.has("series") || in.json("series").isArray()) {
            return in.has("series") ? in.numbers("series") : in.numbers(Names.SERIES);
        }
        return named(in).values;
    }

    /** Observations of a year. */
    static int period(Inputs in) {
        return in.has("series") && !in.json("series").isArray() ? named(in).period : 12;
    }

    private static Series named(Inputs in) {
        var series = ALL.get(in.text("series"));
        if (series == null) {
            throw new Misunderstood("inputs_json: series \"" + in.text("series") + "\" is unknown; there are " + String.join(", ", ALL.keySet())
                    + ", or give the observations as y");
        }
        return series;
    }

    /** Each line: name, observations a year, then the observations. */
    private static Map<String, Series> load() {
        try (var reader = new BufferedReader(new InputStreamReader(
                PublishedSeries.class.getResourceAsStream("series.txt"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\\s+"))
                    .collect(Collectors.toMap(words -> words[0], words -> new Series(Integer.parseInt(words[1]),
                            Arrays.stream(words, 2, words.length).mapToDouble(Double::parseDouble).toArray()), (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
