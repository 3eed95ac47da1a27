package io.restock.terminal.world;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Goods under way from a distribution center to a store.
 *
 * @param sscc of the despatch
 * @param arrival when it stands at the back door
 * @param advised what its papers say, by item
 * @param units what is really on it, by item
 * @param go of unloading it, the first is 1
 */
public record Lorry(String sscc, Instant arrival, Map<Integer, Integer> advised, Map<Integer, Integer> units, int go) {
    private static final int GOES_AT_MOST = 10;

    public Lorry(String sscc, Instant arrival, Map<Integer, Integer> advised, Map<Integer, Integer> units) {
        this(sscc, arrival, advised, units, 1);
    }

    /** Of which the papers are right. */
    public Lorry(String sscc, Instant arrival, Map<Integer, Integer> units) {
        this(sscc, arrival, units, units, 1);
    }

    /** The same papers once more. */
    Lorry again() {
        return new Lorry(sscc, arrival, advised, units, go + GOES_AT_MOST);
    }

    /** Its first items, about half of them. */
    Lorry firstPart() {
        return part(arrival, true, go);
    }

    /** The other items, in another go. */
    Lorry rest(Instant from) {
        return part(from, false, go + 1);
    }

    private Lorry part(Instant from, boolean first, int going) {
        var part = new TreeMap<Integer, Integer>();
        int line = 0;
        for (var loaded : new TreeMap<>(units).entrySet()) {
            if (line++ < units.size() / 2 == first) {
                part.put(loaded.getKey(), loaded.getValue());
            }
        }
        return new Lorry(sscc, from, advised, part, going);
    }
}
