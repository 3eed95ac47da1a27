package io.restock.replenishment.department;

import io.restock.contracts.Gln;
import io.restock.contracts.orders.AimFrom;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Those that hold, as a partition's decider knows them. */
public final class DepartmentPolicies {
    /** @param change which of its place's it is, 1 and up */
    public record Standing(DepartmentPolicy policy, int change) {}

    private final Map<Place, Standing> byPlace;

    DepartmentPolicies(Map<Place, Standing> byPlace) {
        this.byPlace = Map.copyOf(byPlace);
    }

    /** As they would be with another one, which may be one that has ended. */
    public DepartmentPolicies with(DepartmentPolicy policy) {
        var others = new HashMap<>(byPlace);
        Standing before = others.remove(policy.place());
        if (!policy.ended()) {
            others.put(policy.place(), new Standing(policy, before == null ? 1 : before.change() + 1));
        }
        return new DepartmentPolicies(others);
    }

    /**
     * What an item has from its department in a store.
     *
     * @param weighed it is sold by weight
     */
    public Inherited of(Gln store, String department, boolean weighed) {
        if (byPlace.isEmpty()) {
            return Inherited.NOTHING;
        }
        Standing here = byPlace.get(new Place(department, store));
        Standing everywhere = byPlace.get(new Place(department, null));
        if (here == null && everywhere == null) {
            return Inherited.NOTHING;
        }
        Standing aiming = here != null && here.policy().aim() != null ? here : everywhere;
        var aim = aiming == null ? null : aiming.policy().aim();
        return new Inherited(aim, aiming == null || aim == null ? null : from(aiming, aiming == here),
                orNone(here, everywhere, weighed ? DepartmentPolicy::presentationGrams : DepartmentPolicy::presentationMinimum),
                orNone(here, everywhere, DepartmentPolicy::minimumLifeDays));
    }

    private static AimFrom from(Standing standing, boolean atStore) {
        return new AimFrom(atStore ? AimFrom.Kind.DEPARTMENT_AT_STORE : AimFrom.Kind.DEPARTMENT, standing.policy().place().department(), standing.change());
    }

    private static int orNone(@Nullable Standing here, @Nullable Standing everywhere, Function<DepartmentPolicy, @Nullable Integer> field) {
        Integer own = here == null ? null : field.apply(here.policy());
        Integer chain = everywhere == null ? null : field.apply(everywhere.policy());
        return own != null ? own : chain != null ? chain : 0;
    }
}
