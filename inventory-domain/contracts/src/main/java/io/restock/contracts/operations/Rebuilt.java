package io.restock.contracts.operations;

import java.util.List;
import java.util.Map;

/**
 * How the rebuild of a projection ended.
 *
 * @param events folded, from the first to the compared position of each partition
 * @param seconds that the fold took
 * @param positions up to which each partition was folded and compared
 * @param differences store-items whose live row was not what the journal says
 * @param keys of these, at most {@value #KEYS_AT_MOST}
 * @param swapped whether the rebuilt rows are the live ones now
 */
public record Rebuilt(long events, double seconds, long storeItems, Map<Integer, Long> positions, int differences, List<String> keys, boolean swapped) {
    public static final int KEYS_AT_MOST = 100;
}
