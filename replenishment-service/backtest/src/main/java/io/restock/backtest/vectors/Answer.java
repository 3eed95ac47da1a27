package io.restock.backtest.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** What an area can say about a row: values under their names, each computed when it is asked for. */
final class Answer {
    private final Map<String, Supplier<Object>> values = new LinkedHashMap<>();
    private final List<Supplier<Object>> first = new ArrayList<>();

    Answer number(DoubleSupplier value, String... names) {
        return put(value::getAsDouble, names);
    }

    Answer numbers(Supplier<double[]> value, String... names) {
        return put(value::get, names);
    }

    Answer flag(BooleanSupplier value, String... names) {
        return put(value::getAsBoolean, names);
    }

    Answer text(Supplier<String> value, String... names) {
        return put(value::get, names);
    }

    private Answer put(Supplier<Object> value, String... names) {
        first.add(value);
        for (String name : names) {
            values.putIfAbsent(Inputs.key(name), value);
        }
        return this;
    }

    /** @throws Misunderstood if there is none of this name */
    Object value(String name) {
        var value = values.get(Inputs.key(name));
        if (value == null) {
            throw new Misunderstood("expected_json asks for " + name + "; these inputs give " + String.join(", ", new TreeSet<>(values.keySet())));
        }
        return value.get();
    }

    /** The first value, computed: what must be refused is so now at the latest. */
    String evaluated() {
        return shown(first.getFirst().get());
    }

    static String shown(Object value) {
        return value instanceof double[] numbers ? Arrays.toString(numbers) : String.valueOf(value);
    }
}
