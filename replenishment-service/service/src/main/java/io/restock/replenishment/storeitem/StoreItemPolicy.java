package io.restock.replenishment.storeitem;

import io.restock.engine.ReorderPolicy;
import io.restock.engine.aim.ServiceAim;
import io.restock.engine.aim.ServiceAim.Filled;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.engine.aim.ServiceAim.Paying;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What merchandisers have decided about a store-item.
 *
 * @param aim what the reorder level shall achieve
 * @param reorderLevel s where a person has fixed it
 * @param presentationMinimum units, 0 for none
 * @param shelfCapacity units, 0 for no bound
 * @param minimumLifeDays days for which what is delivered can be sold at least, the day of its delivery included; 0 if it keeps
 */
public record StoreItemPolicy(ServiceAim aim, OptionalInt reorderLevel, int presentationMinimum, int shelfCapacity, int minimumLifeDays) {
    /** The chain's until another is chosen. */
    public static final StoreItemPolicy STANDARD = new StoreItemPolicy(new InStock(ReorderPolicy.STANDARD.serviceLevel()), OptionalInt.empty(), 0, 0, 0);

    /** The aim of which the fields are there; the chain's where none is. @throws IllegalArgumentException if half of one is there */
    public static ServiceAim aim(@Nullable Double serviceLevel, @Nullable Double fillRate, @Nullable Double unitMargin, @Nullable Double holdingCostPerUnitDay) {
        if (serviceLevel != null) {
            return new InStock(serviceLevel);
        }
        if (fillRate != null) {
            return new Filled(fillRate);
        }
        if (unitMargin == null) {
            return STANDARD.aim();
        }
        if (holdingCostPerUnitDay == null) {
            throw new IllegalArgumentException("unitMargin needs holdingCostPerUnitDay");
        }
        return new Paying(unitMargin, holdingCostPerUnitDay);
    }

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
