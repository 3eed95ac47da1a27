package io.restock.engine;

import java.nio.ByteBuffer;
import java.time.LocalDate;

/**
 * Many store-items side by side, {@value #BYTES} bytes each, for planning a whole chain: demand as at the beginning of a day, position, pack and service level. What
 * is unpacked is what was packed; levels and variances keep the precision of a float.
 */
public final class CompactStates {
    /** Of one store-item. */
    public static final int BYTES = 44;
    private static final int POSITION = 28;
    private static final int LARGEST_CHUNK = 1 << 30;

    private final ByteBuffer states;
    private final int size;

    /** @param size store-items, 0 to 24 million for each such chunk */
    public CompactStates(int size) {
        if (size < 0 || (long) size * BYTES > LARGEST_CHUNK) {
            throw new IllegalArgumentException("size must be 0 to " + LARGEST_CHUNK / BYTES + ", was " + size);
        }
        this.size = size;
        this.states = ByteBuffer.allocateDirect(size * BYTES);
    }

    public int size() {
        return size;
    }

    /** @param demand with no sales on its open day, which then has just begun */
    public void put(int index, DemandState demand, int position, int casePack, double serviceLevel) {
        states.position(index * BYTES);
        states.putInt((int) demand.asOf().toLocalDate().toEpochDay()).putInt(demand.days()).putInt(demand.silent())
                .putFloat(demand.fast()).putFloat(demand.slow()).putFloat(demand.steady()).putFloat(demand.variance())
                .putInt(position).putInt(casePack).putDouble(serviceLevel);
    }

    public DemandState demand(int index) {
        int at = index * BYTES;
        var day = LocalDate.ofEpochDay(states.getInt(at)).atStartOfDay();
        return new DemandState(day, 0, 0, states.getInt(at + 4), states.getInt(at + 8), states.getFloat(at + 12), states.getFloat(at + 16),
                states.getFloat(at + 20), states.getFloat(at + 24));
    }

    public int position(int index) {
        return states.getInt(index * BYTES + POSITION);
    }

    /** The day closes: so many units were sold, all day in stock. */
    public void close(int index, int units, Rhythm rhythm) {
        var closed = demand(index).closed(units, 1, rhythm);
        put(index, closed, position(index) - units, casePack(index), states.getDouble(index * BYTES + 36));
    }

    /**
     * The day closes and is decided upon: so many units were sold, all day in stock; what must be ordered is on order from now on.
     *
     * @return units ordered, 0 and up, in whole packs
     */
    public int closeAndOrder(int index, int units, int protectionDays, Rhythm rhythm) {
        close(index, units, rhythm);
        int ordered = decide(index, protectionDays, rhythm);
        states.putInt(index * BYTES + POSITION, position(index) + ordered);
        return ordered;
    }

    /** Units to order for the days until the next order's goods arrive, 0 and up, in whole packs. */
    public int decide(int index, int protectionDays, Rhythm rhythm) {
        var state = demand(index);
        var demand = state.between(state.asOf(), state.asOf().plusDays(protectionDays), rhythm);
        int level = ReorderLevel.of(demand, casePack(index), states.getDouble(index * BYTES + 36));
        return new ReorderRule(level, casePack(index)).unitsToOrder(position(index));
    }

    private int casePack(int index) {
        return states.getInt(index * BYTES + 32);
    }
}
