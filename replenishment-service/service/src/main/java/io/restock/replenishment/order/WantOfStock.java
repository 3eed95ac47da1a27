package io.restock.replenishment.order;

import io.restock.contracts.orders.OrderEvent.LineShort;
import java.util.Set;

/** Why a distribution center says that it cannot send what it should have had. What is cancelled for another reason was called off. */
public final class WantOfStock {
    private static final Set<String> REASONS = Set.of("NO_STOCK", "NO_STOCK_FOR_LONG", "SHORT_PICK");

    private WantOfStock() {}

    /** Units that will never be sent because the center did not have them. */
    public static int units(LineShort shortened) {
        return shortened.cancelled() && REASONS.contains(shortened.reason()) ? shortened.units() : 0;
    }
}
