package io.restock.contracts.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What bound an order beside its aim. Written {@code PRESENTATION_MINIMUM=12; SHELF_CAPACITY=14}.
 *
 * @param units of each constraint that bound; null in lines that were placed before they were published
 */
public record Constraints(Map<Kind, Integer> units) {
    public static final Constraints NONE = new Constraints(Map.of());

    /** In the order in which they are applied. */
    public enum Kind { REORDER_LEVEL, PRESENTATION_MINIMUM, EXPECTED_OUTDATING, SHELF_CAPACITY }

    public Constraints {
        var ordered = new EnumMap<Kind, Integer>(Kind.class);
        ordered.putAll(units);
        units = Collections.unmodifiableMap(ordered);
    }

    /** None for null. What only a newer writer knows is passed over. */
    @JsonCreator
    public static Constraints of(@Nullable String text) {
        var units = new EnumMap<Kind, Integer>(Kind.class);
        for (String each : text == null ? new String[0] : text.split("; ")) {
            String[] said = each.split("=");
            Arrays.stream(Kind.values()).filter(kind -> kind.name().equals(said[0])).forEach(kind -> units.put(kind, said.length < 2 ? null : Integer.valueOf(said[1])));
        }
        return new Constraints(units);
    }

    public boolean has(Kind kind) {
        return units.containsKey(kind);
    }

    /** Units of a constraint, or another number where it did not bind or did not publish them. */
    public int units(Kind kind, int otherwise) {
        Integer bound = units.get(kind);
        return bound == null ? otherwise : bound;
    }

    @Override
    @JsonValue
    public String toString() {
        return units.entrySet().stream().map(each -> each.getValue() == null ? each.getKey().name() : each.getKey() + "=" + each.getValue()).collect(Collectors.joining("; "));
    }
}
