package io.restock.backtest.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The inputs of a row by their usual names. Names of three letters and more may be written in any case and with underscores; the symbols of one
 * and two letters are kept apart by case, since s and S differ. What is left unread in the end is misunderstood, unless it is a comment.
 */
final class Inputs {
    private static final Set<String> COMMENTS = Set.of("note", "notes", "rule", "comment", "source", "reference", "description", "formula");
    private static final int SYMBOL = 2;

    private final Map<String, JsonNode> values = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final String name;
    private final String source;

    Inputs(ObjectNode json, String name, String source) {
        this.name = name;
        this.source = source;
        json.properties().stream().filter(field -> !field.getValue().isNull()).forEach(field -> {
            values.put(key(field.getKey()), field.getValue());
            written.put(key(field.getKey()), field.getKey());
        });
    }

    static String key(String name) {
        String letters = name.replaceAll("[_\\-\\s.]", "");
        return letters.length() <= SYMBOL ? letters : letters.toLowerCase(Locale.ROOT);
    }

    boolean has(String... names) {
        return Arrays.stream(names).anyMatch(candidate -> values.containsKey(key(candidate)));
    }

    double number(String... names) {
        var value = value(names);
        if (!value.isNumber()) {
            throw new Misunderstood("inputs_json: " + label(names) + " must be a number, was " + value);
        }
        return value.asDouble();
    }

    double numberOr(double otherwise, String... names) {
        return has(names) ? number(names) : otherwise;
    }

    int whole(String... names) {
        double number = number(names);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new Misunderstood("inputs_json: " + label(names) + " must be a whole number, was " + number);
        }
        return (int) number;
    }

    int wholeOr(int otherwise, String... names) {
        return has(names) ? whole(names) : otherwise;
    }

    double[] numbers(String... names) {
        return numbers(value(names), names);
    }

    private static double[] numbers(JsonNode value, String... names) {
        var numbers = new double[value.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!value.isArray() || !value.get(i).isNumber()) {
                throw new Misunderstood("inputs_json: " + label(names) + " must be a list of numbers, was " + value);
            }
            numbers[i] = value.get(i).asDouble();
        }
        if (!value.isArray()) {
            throw new Misunderstood("inputs_json: " + label(names) + " must be a list of numbers, was " + value);
        }
        return numbers;
    }

    /** Whether there is a list of lists of one of these names. */
    boolean isNested(String... names) {
        return has(names) && value(names).isArray() && !value(names).isEmpty() && value(names).get(0).isArray();
    }

    /** A list of lists. */
    double[][] table(String... names) {
        var value = value(names);
        var rows = new double[value.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(value.get(i), names);
        }
        return rows;
    }

    /** A list, or one number that stands for all. */
    double[] numbers(int length, double otherwise, String... names) {
        if (has(names) && value(names).isArray()) {
            double[] numbers = numbers(names);
            if (numbers.length != length) {
                throw new Misunderstood("inputs_json: " + label(names) + " must have " + length + " numbers, has " + numbers.length);
            }
            return numbers;
        }
        var numbers = new double[length];
        Arrays.fill(numbers, numberOr(otherwise, names));
        return numbers;
    }

    boolean flagOr(boolean otherwise, String... names) {
        return has(names) ? value(names).asBoolean() : otherwise;
    }

    String text(String... names) {
        return value(names).asText();
    }

    String textOr(String otherwise, String... names) {
        return has(names) ? text(names) : otherwise;
    }

    JsonNode json(String... names) {
        return value(names);
    }

    /** A list of objects, each with inputs of its own. */
    List<Inputs> each(String... names) {
        var list = new ArrayList<Inputs>();
        for (JsonNode element : value(names)) {
            if (!(element instanceof ObjectNode object)) {
                throw new Misunderstood("inputs_json: " + label(names) + " must be a list of objects, was " + value(names));
            }
            list.add(new Inputs(object, name, source));
        }
        return list;
    }

    /** The first of these words that the method, else the row's name, else its source speaks of; a row need not say what its inputs make clear. */
    String wordOr(String otherwise, String... words) {
        String method = textOr("", "method", "type", "variant", "approximation", "algorithm", "model", "heuristic");
        for (String text : List.of(method, name, source)) {
            for (String word : words) {
                if (speaks(text, word)) {
                    return word;
                }
            }
        }
        return otherwise;
    }

    private static boolean speaks(String text, String word) {
        String lower = text.toLowerCase(Locale.ROOT);
        return word.length() > 3 ? lower.replaceAll("[^a-z0-9]", "").contains(word)
                : Arrays.asList(lower.split("[^a-z0-9]+")).contains(word);
    }

    /** A complaint for each input that was given and means nothing here. */
    List<String> unread() {
        return values.keySet().stream().filter(key -> !read.contains(key) && !COMMENTS.contains(key)).sorted()
                .map(key -> "inputs_json: " + written.get(key) + " is not understood here").toList();
    }

    private JsonNode value(String... names) {
        for (String candidate : names) {
            var value = values.get(key(candidate));
            if (value != null) {
                read.add(key(candidate));
                return value;
            }
        }
        throw new Misunderstood("inputs_json: " + label(names) + " is missing");
    }

    private static String label(String... names) {
        return names[0];
    }
}
