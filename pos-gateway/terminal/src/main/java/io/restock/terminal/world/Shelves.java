package io.restock.terminal.world;

/**
 * What the customers of one store met: how often and of how much they wanted something, and found it at once. Each item has its own unit. What the
 * shelves and the stock looked like is seen on each round in opening hours. Written by the store's one thread, read by others.
 */
public final class Shelves {
    private final long[] wants;
    private final long[] met;
    private final long[] unitsWanted;
    private final long[] unitsBought;
    private final long[] unitsSeen;
    private long rounds;
    private long seen;
    private long seenFilled;
    private volatile long allWants;
    private volatile long allMet;

    Shelves(int items) {
        wants = new long[items];
        met = new long[items];
        unitsWanted = new long[items];
        unitsBought = new long[items];
        unitsSeen = new long[items];
    }

    synchronized void wanted(int item, int units, int bought) {
        wants[item]++;
        unitsWanted[item] += units;
        unitsBought[item] += bought;
        allWants++;
        if (bought == units) {
            met[item]++;
            allMet++;
        }
    }

    /** A person walks past all shelves. */
    synchronized void look(StoreFloor floor) {
        rounds++;
        for (int item = 0; item < wants.length; item++) {
            seen++;
            seenFilled += floor.onShelf(item) > 0 ? 1 : 0;
            unitsSeen[item] += floor.units(item);
        }
    }

    /** One item's part of the account. @param averageUnits over the rounds in opening hours */
    public record ItemSeen(long wants, long met, long unitsWanted, long unitsBought, double averageUnits) {}

    public synchronized ItemSeen of(int item) {
        return new ItemSeen(wants[item], met[item], unitsWanted[item], unitsBought[item], rounds == 0 ? 0 : (double) unitsSeen[item] / rounds);
    }

    public long wants() {
        return allWants;
    }

    /** Wants that were met in full at once. */
    public long met() {
        return allMet;
    }

    /** Items times rounds in opening hours. */
    public synchronized long seen() {
        return seen;
    }

    /** The same with something on the shelf. */
    public synchronized long seenFilled() {
        return seenFilled;
    }
}
