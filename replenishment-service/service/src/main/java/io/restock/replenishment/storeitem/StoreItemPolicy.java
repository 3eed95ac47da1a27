package io.restock.replenishment.storeitem;

import io.restock.contracts.orders.AimFrom;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.aim.ServiceAim;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.replenishment.department.Inherited;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What merchandisers have decided about a store-item itself; what is left out, it has from its department, or from the chain's standard.
 *
 * @param aim what the reorder level shall achieve, or null
 * @param reorderLevel s where a person has fixed it
 * @param presentationMinimum units, 0 for none whatever its department has
 * @param shelfCapacity units, 0 for no bound
 * @param minimumLifeDays days for which what is delivered can be sold at least, the day of its delivery included; 0 where nothing was decided
 */
public record StoreItemPolicy(@Nullable ServiceAim aim, OptionalInt reorderLevel, OptionalInt presentationMinimum, int shelfCapacity, int minimumLifeDays) {
    /** Nobody has decided anything. */
    public static final StoreItemPolicy NONE = new StoreItemPolicy(null, OptionalInt.empty(), OptionalInt.empty(), 0, 0);
    private static final ServiceAim STANDARD = new InStock(ReorderPolicy.STANDARD.serviceLevel());

    /** Field by field its own, else what it has from its department, else the chain's standard. What a department wants to stand on a shelf never exceeds what that takes. */
    public PolicyInForce over(Inherited inherited) {
        ServiceAim wanted = aim != null ? aim : inherited.aim() != null ? inherited.aim() : STANDARD;
        AimFrom from = aim != null ? AimFrom.ITSELF : inherited.from();
        int minimum = presentationMinimum.orElse(shelfCapacity == 0 ? inherited.presentationMinimum() : Math.min(shelfCapacity, inherited.presentationMinimum()));
        return new PolicyInForce(wanted, from, reorderLevel, minimum, shelfCapacity, minimumLifeDays > 0 ? minimumLifeDays : inherited.minimumLifeDays());
    }
}
