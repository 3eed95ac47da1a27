package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.store.StoreRecord.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What comes off the lorry: nearly always what was advised, now and then less, more or broken. A function of the despatch alone, so that
 * unloading it again after a lost answer finds the same.
 */
final class Unloading {
    private static final double SHORT = 0.02;
    private static final double OVER = 0.01;
    private static final double DAMAGED = 0.02;

    private Unloading() {}

    /** @param lines of the despatch, each with {@code item} and {@code units}; an item of two order lines is unloaded once */
    static List<Map<String, Object>> of(String sscc, Iterable<JsonNode> lines) {
        var advised = new LinkedHashMap<String, Integer>();
        lines.forEach(line -> advised.merge(line.path("item").asText(), line.path("units").asInt(), Integer::sum));
        var random = new SplittableRandom(sscc.hashCode());
        var unloaded = new ArrayList<Map<String, Object>>(advised.size());
        advised.forEach((item, units) -> {
            double chance = random.nextDouble();
            int some = 1 + random.nextInt(Math.max(1, units / 4));
            if (units == 1 || chance >= SHORT + OVER + DAMAGED) {
                add(unloaded, item, units, Condition.GOOD);
            } else if (chance < SHORT) {
                add(unloaded, item, units - some, Condition.GOOD);
            } else if (chance < SHORT + OVER) {
                add(unloaded, item, units + some, Condition.GOOD);
            } else {
                add(unloaded, item, units - some, Condition.GOOD);
                add(unloaded, item, some, Condition.DAMAGED);
            }
        });
        return unloaded;
    }

    private static void add(List<Map<String, Object>> unloaded, String item, int units, Condition condition) {
        if (units > 0) {
            unloaded.add(Map.of("item", item, "units", units, "condition", condition));
        }
    }
}
