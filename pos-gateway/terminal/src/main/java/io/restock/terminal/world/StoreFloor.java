package io.restock.terminal.world;

import io.restock.contracts.store.TransactionLine.Disposition;

/**
 * What is really in one store, by the index of the item in its chain: on the shelf, in the back room, set aside for customers, and lost sight of, that is, on a wrong shelf. Pieces and
 * grams are the item's own units and never summed with another's. Nothing vanishes: what came in is here or has left by an {@link Exit}.
 */
public final class StoreFloor {
    private final int[] shelf;
    private final int[] backRoom;
    private final int[] aside;
    private final int[] misplaced;
    private final long[] opening;
    private final long[][] left;

    StoreFloor(int items) {
        shelf = new int[items];
        backRoom = new int[items];
        aside = new int[items];
        misplaced = new int[items];
        opening = new long[items];
        left = new long[Exit.values().length][items];
    }

    /** Puts there what the world begins with. */
    synchronized void open(int item, int onShelf, int behind) {
        shelf[item] += onShelf;
        backRoom[item] += behind;
        opening[item] += onShelf + behind;
    }

    /** What the world begins with and is still under way to here. */
    synchronized void promise(int item, int units) {
        opening[item] += units;
    }

    /** @return units that the customer found, at most those wanted */
    synchronized int buy(int item, int wanted) {
        return lose(item, wanted, Exit.SOLD);
    }

    synchronized void bringBack(int item, int units, Disposition disposition) {
        left[Exit.SOLD.ordinal()][item] -= units;
        switch (disposition) {
            case SELLABLE -> shelf[item] += units;
            case DAMAGED -> left[Exit.BROKEN.ordinal()][item] += units;
            case TO_VENDOR -> left[Exit.TO_VENDOR.ordinal()][item] += units;
        }
    }

    /** From the lorry into the back room. @param broken of these units; @param lost those that never came */
    synchronized void unload(int item, int units, int broken, int lost) {
        backRoom[item] += units - broken - lost;
        left[Exit.BROKEN.ordinal()][item] += broken;
        left[Exit.LOST_ON_THE_ROAD.ordinal()][item] += lost;
    }

    /** Onto a van or lorry, from behind first. @param units at most {@link #free} */
    synchronized void send(int item, int units) {
        int behind = Math.min(units, backRoom[item]);
        backRoom[item] -= behind;
        shelf[item] -= units - behind;
    }

    /** From the shelf to where a customer's order waits. @param units at most those on the shelf */
    synchronized void setAside(int item, int units) {
        shelf[item] -= units;
        aside[item] += units;
    }

    synchronized void putBack(int item, int units) {
        aside[item] -= units;
        shelf[item] += units;
    }

    /** The customer has come for what was set aside. */
    synchronized void collect(int item, int units) {
        aside[item] -= units;
        left[Exit.SOLD.ordinal()][item] += units;
    }

    /** All that is free and in sight is taken away. @return units */
    synchronized int callBack(int item) {
        int units = free(item);
        shelf[item] = 0;
        backRoom[item] = 0;
        left[Exit.CALLED_BACK.ordinal()][item] += units;
        return units;
    }

    /** From the back room onto the shelf, as far as it has room. @return units moved */
    synchronized int fill(int item, int capacity) {
        int moved = Math.max(0, Math.min(backRoom[item], capacity - shelf[item]));
        backRoom[item] -= moved;
        shelf[item] += moved;
        return moved;
    }

    /** @return units that left the shelf, at most those that stood there */
    synchronized int lose(int item, int units, Exit how) {
        int lost = Math.min(units, shelf[item]);
        shelf[item] -= lost;
        left[how.ordinal()][item] += lost;
        return lost;
    }

    synchronized void misplace(int item, int units) {
        int moved = Math.min(units, shelf[item]);
        shelf[item] -= moved;
        misplaced[item] += moved;
    }

    /** Everything that had been put on a wrong shelf stands on its own again. */
    synchronized void find(int item) {
        shelf[item] += misplaced[item];
        misplaced[item] = 0;
    }

    public synchronized int onShelf(int item) {
        return shelf[item];
    }

    public synchronized int inBackRoom(int item) {
        return backRoom[item];
    }

    synchronized boolean isMisplaced(int item) {
        return misplaced[item] > 0;
    }

    /** What a person finds who looks at the shelf and behind it. */
    synchronized int inSight(int item) {
        return free(item) + aside[item];
    }

    /** What is promised to nobody, on the shelf and behind it. */
    synchronized int free(int item) {
        return shelf[item] + backRoom[item];
    }

    /** Wherever in the store. */
    public synchronized int units(int item) {
        return inSight(item) + misplaced[item];
    }

    public synchronized long left(int item, Exit how) {
        return left[how.ordinal()][item];
    }

    synchronized long opening(int item) {
        return opening[item];
    }
}
