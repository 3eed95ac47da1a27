package io.restock.replenishment.storeitem;

import io.restock.contracts.orders.AimFrom;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.aim.ServiceAim;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * By what a store-item is decided, whoever decided that.
 *
 * @param aim what the reorder level shall achieve
 * @param from whose aim that is; null for the chain's standard
 * @param reorderLevel s where a person has fixed it
 * @param presentationMinimum units, 0 for none
 * @param shelfCapacity units, 0 for no bound
 * @param minimumLifeDays days for which what is delivered can be sold at least, the day of its delivery included; 0 if it keeps
 */
public record PolicyInForce(ServiceAim aim, @Nullable AimFrom from, OptionalInt reorderLevel, int presentationMinimum, int shelfCapacity, int minimumLifeDays) {
    public boolean perishes() {
        return minimumLifeDays > 0;
    }

    ShelfAges ages(ShelfAges before, int onHand, LocalDate today) {
        return perishes() ? before.holding(onHand, today) : ShelfAges.NONE;
    }

    /** The rule around a reorder level that was computed for the aim. */
    public ReorderPolicy rule() {
        return new ReorderPolicy(ReorderPolicy.STANDARD.serviceLevel(), reorderLevel, presentationMinimum, shelfCapacity);
    }
}
