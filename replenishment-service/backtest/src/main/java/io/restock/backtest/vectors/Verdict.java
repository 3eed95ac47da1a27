package io.restock.backtest.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a row.
 *
 * @param complaints one for each expected value that was missed, or why nothing could be computed; empty if all is well
 */
record Verdict(Row row, List<String> complaints) {
    /** What doubles of different summation differ by. */
    private static final double ROUNDING = 1e-12;
    private static final List<String> REJECTION = List.of("error", "rejected", "raises");

    static Verdict of(Row row) {
        try {
            return new Verdict(row, complaints(row));
        } catch (Misunderstood | IllegalArgumentException | ArithmeticException e) {
            return new Verdict(row, List.of(e.getMessage() == null ? e.toString() : e.getMessage()));
        }
    }

    boolean passed() {
        return complaints.isEmpty();
    }

    private static List<String> complaints(Row row) {
        double tolerance = tolerance(row);
        var inputs = new Inputs(object(row.inputs(), "inputs_json"), row.name(), row.source());
        ObjectNode expected = object(row.expected(), "expected_json");
        if (expected.isEmpty()) {
            throw new Misunderstood("expected_json expects nothing");
        }
        var area = Area.named(row.area());
        if (expected.size() == 1 && REJECTION.contains(expected.fieldNames().next())) {
            return mustReject(area, inputs, expected);
        }
        var answer = area.answer(inputs);
        var complaints = new ArrayList<String>();
        for (var field : expected.properties()) {
            Object got = answer.value(field.getKey());
            if (!agrees(field.getValue(), got, tolerance)) {
                complaints.add(field.getKey() + " expected " + field.getValue() + ", got " + Answer.shown(got));
            }
        }
        complaints.addAll(inputs.unread());
        return complaints;
    }

    private static List<String> mustReject(Area area, Inputs inputs, ObjectNode expected) {
        String outcome;
        try {
            outcome = area.answer(inputs).evaluated();
        } catch (Misunderstood | IllegalArgumentException e) {
            return List.of();
        }
        return List.of("expected " + expected + ", got " + outcome);
    }

    private static double tolerance(Row row) {
        if (row.tolerance().isEmpty()) {
            return 0;
        }
        try {
            return Double.parseDouble(row.tolerance());
        } catch (NumberFormatException e) {
            throw new Misunderstood("tolerance must be a number, was \"" + row.tolerance() + "\"");
        }
    }

    private static ObjectNode object(String json, String column) {
        try {
            if (Json.MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new Misunderstood(column + " is no JSON: " + e.getOriginalMessage());
        }
        throw new Misunderstood(column + " must be a JSON object, was " + json);
    }

    private static boolean agrees(JsonNode expected, Object got, double tolerance) {
        return switch (got) {
            case Double number -> expected.isNumber() && near(expected.asDouble(), number, tolerance);
            case double[] numbers -> expected.isArray() && expected.size() == numbers.length && allNear(expected, numbers, tolerance);
            case Boolean flag -> expected.isBoolean() && expected.asBoolean() == flag;
            case String text -> expected.asText().equals(text);
            default -> throw new IllegalStateException("an answer of " + got.getClass());
        };
    }

    private static boolean allNear(JsonNode expected, double[] numbers, double tolerance) {
        for (int i = 0; i < numbers.length; i++) {
            if (!expected.get(i).isNumber() || !near(expected.get(i).asDouble(), numbers[i], tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(double expected, double got, double tolerance) {
        return Math.abs(expected - got) <= tolerance + ROUNDING * Math.abs(expected);
    }

    @Override
    public String toString() {
        return row + ": " + String.join("; ", complaints);
    }
}
