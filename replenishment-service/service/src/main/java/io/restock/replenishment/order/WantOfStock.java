package io.restock.replenishment.order;

import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.orders.OrderEvent.LineShort;
import java.util.Set;

/**
 * Why a distribution center says that it cannot send what it should have had. What is cancelled for another reason was called off. Calling off is no way
 * around the promise: what the center had said that it did not have, and what is overdue by then, stays missed, and the line says so.
 */
public final class WantOfStock {
    /** A person called off what the center had said that it did not have. */
    static final String CALLED_OFF_SHORT = "CALLED_OFF_SHORT";
    /** A person called it off when its 24 hours were over. */
    static final String CALLED_OFF_OVERDUE = "CALLED_OFF_OVERDUE";

    private static final Set<String> SHORTS = Set.of(LineShorted.NO_STOCK, LineShorted.NO_STOCK_FOR_LONG, LineShorted.SHORT_PICK, LineShorted.STAND_IN_SHORT,
            LineShorted.SUBSTITUTED);
    private static final Set<String> MISSED = Set.of(LineShorted.NO_STOCK, LineShorted.NO_STOCK_FOR_LONG, LineShorted.SHORT_PICK, LineShorted.STAND_IN_SHORT,
            LineShorted.SUBSTITUTED, CALLED_OFF_SHORT, CALLED_OFF_OVERDUE);
    /** By people: the line itself, or the item, of which nothing is ordered any more. */
    private static final Set<String> CALLED_OFF = Set.of(LineShorted.CALLED_OFF, LineShorted.DELISTED, LineShorted.NOT_STOCKED);

    private WantOfStock() {}

    /** Units that will never be sent because the center did not have them, or not in time. */
    public static int units(LineShort shortened) {
        return shortened.cancelled() && MISSED.contains(shortened.reason()) ? shortened.units() : 0;
    }

    static boolean isWhy(String reason) {
        return SHORTS.contains(reason);
    }

    static boolean isCalledOff(String reason) {
        return CALLED_OFF.contains(reason);
    }

    /** What people called off, or the scale says, is no failure of the center, so it does not take the place of one. */
    static boolean isFailure(String reason) {
        return !isCalledOff(reason) && !LineShorted.WEIGHED.equals(reason);
    }
}
