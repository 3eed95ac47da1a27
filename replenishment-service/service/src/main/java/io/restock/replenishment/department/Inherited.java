package io.restock.replenishment.department;

import io.restock.contracts.orders.AimFrom;
import io.restock.engine.aim.ServiceAim;
import org.jspecify.annotations.Nullable;

/**
 * What a store-item has from its department.
 *
 * @param aim null for the chain's standard
 * @param from whose aim that is; null with it
 * @param presentationMinimum units, 0 for none
 * @param minimumLifeDays days for which what is delivered can be sold at least; 0 if it keeps
 */
public record Inherited(@Nullable ServiceAim aim, @Nullable AimFrom from, int presentationMinimum, int minimumLifeDays) {
    public static final Inherited NOTHING = new Inherited(null, null, 0, 0);
}
