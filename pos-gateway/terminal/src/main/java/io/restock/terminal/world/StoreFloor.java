package io.restock.terminal.world;

import io.restock.contracts.store.TransactionLine.Disposition;

/**
 * What is really in one store, by the index of the item in its chain: on the shelf, in the back room, and lost sight of, that is, on a wrong shelf. Pieces and
 * grams are the item's own units and never summed with another's. Nothing vanishes: what came in is here or has left by an {@link Exit}.
 */
public final class StoreFloor {
    private final int[] shelf;
    private final int[] backRoom;
    private final int[] misplaced;
    private final long[] opening;
    private final long[][] left;

    StoreFloor(int items) {
        shelf = new int[items];
        backRoom = new int[items];
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

    /** From the lorry into the back room. @param broken of these units */
    synchronized void unload(int item, int units, int broken) {
        backRoom[item] += units - broken;
        left[Exit.BROKEN.ordinal()][item] += broken;
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
        return shelf[item] + backRoom[item];
    }

    /** Wherever in the store. */
    public synchronized int units(int item) {
        return shelf[item] + backRoom[item] + misplaced[item];
    }

    public synchronized long left(int item, Exit how) {
        return left[how.ordinal()][item];
    }

    synchronized long opening(int item) {
        return opening[item];
    }
}
