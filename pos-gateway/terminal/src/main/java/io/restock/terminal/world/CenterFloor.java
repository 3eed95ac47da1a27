package io.restock.terminal.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.PriorityBlockingQueue;

/** What is really in one distribution center: at its locations, and picked for a store. What leaves it is on a {@link Lorry} until the store has unloaded it. */
public final class CenterFloor {
    /** Where goods stand until they are picked. */
    public enum Place { PICK_FACE, RESERVE }

    private record Pallet(long wave, String store) {}

    private final Map<Place, int[]> stands = new EnumMap<>(Place.class);
    private final Map<Pallet, Map<Integer, Integer>> picked = new HashMap<>();
    private final long[] opening;
    private final long[] supplied;
    private final long[] gone;
    private final Queue<Homebound> homebound = new PriorityBlockingQueue<>(11, Comparator.comparing(Homebound::arrival).thenComparing(Homebound::transfer));

    CenterFloor(int items) {
        for (var place : Place.values()) {
            stands.put(place, new int[items]);
        }
        opening = new long[items];
        supplied = new long[items];
        gone = new long[items];
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

    /** Something breaks there, or is destroyed. @return units, at most those that stand there */
    public synchronized int lose(int item, Place place, int units) {
        int lost = Math.min(units, stand(place)[item]);
        stand(place)[item] -= lost;
        gone[item] += lost;
        return lost;
    }

    void expect(Homebound lorry) {
        homebound.add(lorry);
    }

    /** What was under way when the world began. */
    synchronized void inherit(Homebound lorry) {
        lorry.units().forEach((item, units) -> opening[item] += units);
        homebound.add(lorry);
    }

    /** Whether a store's goods stand in the yard by then. */
    public boolean isBackBy(Instant at) {
        var lorry = homebound.peek();
        return lorry != null && !lorry.arrival().isAfter(at);
    }

    /** Takes the first of them in. @return what was on it */
    public synchronized Homebound takeBack(Place place) {
        var lorry = homebound.remove();
        lorry.units().forEach((item, units) -> stand(place)[item] += units);
        return lorry;
    }

    long homebound(int item) {
        return homebound.stream().mapToLong(lorry -> lorry.units().getOrDefault(item, 0)).sum();
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
     * @param last whether all that is left of these items goes with it, as it was picked; what is on no paper stays
     */
    public synchronized Map<Integer, Integer> load(long wave, String store, Map<Integer, Integer> advised, boolean last) {
        var pallet = new Pallet(wave, store);
        var there = picked.get(pallet);
        if (there == null) {
            advised.forEach((item, units) -> opening[item] += units);
            return advised;
        }
        var load = new TreeMap<Integer, Integer>();
        advised.forEach((item, units) -> {
            int left = there.getOrDefault(item, 0);
            load.put(item, last ? left : Math.min(units, left));
            there.put(item, last ? 0 : left - Math.min(units, left));
        });
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

    synchronized long gone(int item) {
        return gone[item];
    }

    synchronized long supplied(int item) {
        return supplied[item];
    }

    synchronized long opening(int item) {
        return opening[item];
    }
}
