package io.restock.distribution.wave;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.distribution.lanes.Capacity;
import org.jspecify.annotations.Nullable;

/**
 * What a wave asks of its center.
 *
 * @param lines order lines of which something is picked
 * @param cases case packs, begun ones included
 * @param hands people whom it keeps busy, or null where nobody has said how many cases one picks
 * @param linesLeft lines of which something waits for the next wave because this one is full
 * @param casesLeft case packs of them that wait
 * @param capacity what it may ask at most
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Load(long lines, long cases, @Nullable Long hands, long linesLeft, long casesLeft, Capacity capacity) {
    static Load of(long lines, long cases, long linesLeft, long casesLeft, Capacity capacity) {
        Integer each = capacity.casesPerHand();
        return new Load(lines, cases, each == null ? null : Math.ceilDiv(cases, (long) each), linesLeft, casesLeft, capacity);
    }
}
