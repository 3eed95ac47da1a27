package io.restock.replenishment.planning;

import io.restock.engine.ReorderPolicy;
import io.restock.engine.aim.ServiceAim;
import java.util.OptionalInt;

/**
 * What merchandisers have decided about a store-item.
 *
 * @param aim what the reorder level shall achieve
 * @param reorderLevel s where somebody has fixed it
 * @param presentationMinimum units, 0 for none
 * @param shelfCapacity units, 0 for no bound
 * @param minimumLifeDays days for which what is delivered can be sold at least, the day of its delivery included; 0 if it keeps
 */
public record StoreItemPolicy(ServiceAim aim, OptionalInt reorderLevel, int presentationMinimum, int shelfCapacity, int minimumLifeDays) {
    /** The chain's until somebody chooses another. */
    public static final StoreItemPolicy STANDARD = new StoreItemPolicy(new ServiceAim.InStock(ReorderPolicy.STANDARD.serviceLevel()), OptionalInt.empty(), 0, 0, 0);

    boolean perishes() {
        return minimumLifeDays > 0;
    }

    /** The rule around a reorder level that was computed for the aim. */
    ReorderPolicy rule() {
        return new ReorderPolicy(ReorderPolicy.STANDARD.serviceLevel(), reorderLevel, presentationMinimum, shelfCapacity);
    }
}
