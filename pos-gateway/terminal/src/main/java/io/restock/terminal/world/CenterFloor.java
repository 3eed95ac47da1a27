package io.restock.terminal.world;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What is really in one distribution center: at its locations, and picked for a store. What leaves it is on a {@link Lorry} until the store has unloaded it. */
public final class CenterFloor {
    /** Where goods stand until they are picked. */
    public enum Place { PICK_FACE, RESERVE }

    private record Pallet(long wave, String store) {}

    private final Map<Place, int[]> stands = new EnumMap<>(Place.class);
    private final Map<Pallet, Map<Integer, Integer>> picked = new HashMap<>();
    private final long[] opening;
    private final long[] supplied;

    CenterFloor(int items) {
        for (var place : Place.values()) {
            stands.put(place, new int[items]);
        }
        opening = new long[items];
        supplied = new long[items];
    }

    private int[] stand(Place place) {
        return requireNonNull(stands.get(place), "every place has one");
    }

    /** What the world begins with. */
    public synchronized void open(int item, Place place, int units) {
        opening[item] += units;
        stand(place)[item] += units;
    }

    public synchronized void putAway(int item, Place place, int units) {
        supplied[item] += units;
        stand(place)[item] += units;
    }

    public synchronized int at(Place place, int item) {
        return stand(place)[item];
    }

    /**
     * Fetches what is asked for, as far as it is there.
     *
     * @param slip how many more or fewer than that are really taken, because people miscount
     * @return what the picker believes to have
     */
    public synchronized int pick(long wave, String store, int item, Place place, int asked, int slip) {
        int there = stand(place)[item];
        int found = Math.min(asked, there);
        int taken = Math.clamp(found == 0 ? 0 : found + slip, 0, there);
        stand(place)[item] -= taken;
        picked.computeIfAbsent(new Pallet(wave, store), first -> new TreeMap<>()).merge(item, taken, Integer::sum);
        return found;
    }

    /**
     * Loads what was picked for a store.
     *
     * @param advised what the papers say; believed of what was picked before this world began
     */
    public synchronized Map<Integer, Integer> load(long wave, String store, Map<Integer, Integer> advised) {
        var load = picked.remove(new Pallet(wave, store));
        if (load == null) {
            advised.forEach((item, units) -> opening[item] += units);
            load = advised;
        }
        return load;
    }

    /** Wherever in the building. */
    public synchronized int units(int item) {
        int units = 0;
        for (var place : stands.values()) {
            units += place[item];
        }
        for (var pallet : picked.values()) {
            units += pallet.getOrDefault(item, 0);
        }
        return units;
    }

    synchronized long supplied(int item) {
        return supplied[item];
    }

    synchronized long opening(int item) {
        return opening[item];
    }
}
