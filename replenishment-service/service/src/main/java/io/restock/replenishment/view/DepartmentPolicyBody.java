package io.restock.replenishment.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.engine.aim.ServiceAim;
import io.restock.replenishment.department.DepartmentPolicy;
import io.restock.replenishment.department.Place;
import io.restock.replenishment.request.PlanningRequest.DepartmentPolicySet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a merchandiser decides about all items of a department. At most one aim: a service level, a fill rate, or a margin and a holding cost. What is absent is left to the department's policy in the chain, or to
 * the chain's standard.
 *
 * @param store GLN of the one in which it holds; absent for the chain
 * @param serviceLevel share of protection intervals that end with stock on the shelf, 0.5 to 0.9999
 * @param fillRate share of the demand that is met from the shelf, 0.5 to 0.9999
 * @param unitMargin lost with a unit that is not there, above 0, in any currency
 * @param holdingCostPerUnitDay of a unit for a day, above 0, in the same currency
 * @param presentationMinimum eaches of what is sold by the piece, below which a shelf looks empty, 0 for none
 * @param presentationMinimumGrams the same of what is sold by weight
 * @param minimumLifeDays days for which what is delivered can be sold at least, 0 to 365; 0 for what keeps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DepartmentPolicyBody(@Nullable String store, @Nullable Double serviceLevel, @Nullable Double fillRate, @Nullable Double unitMargin,
        @Nullable Double holdingCostPerUnitDay, @Nullable Integer presentationMinimum, @Nullable Integer presentationMinimumGrams, @Nullable Integer minimumLifeDays) {

    void check(Checking checking) {
        Policy.aim(serviceLevel, fillRate, unitMargin, holdingCostPerUnitDay, checking);
        Policy.bounded("presentationMinimum", presentationMinimum, 0, Limits.UNITS, " eaches", checking);
        Policy.bounded("presentationMinimumGrams", presentationMinimumGrams, 0, Limits.UNITS, " grams", checking);
        Policy.bounded("minimumLifeDays", minimumLifeDays, 0, Policy.LONGEST_LIFE, " days", checking);
    }

    DepartmentPolicySet set(Place place, Instant at, String by) {
        return new DepartmentPolicySet(place.department(), place.store(), at, serviceLevel, fillRate, unitMargin, holdingCostPerUnitDay, presentationMinimum,
                presentationMinimumGrams, minimumLifeDays, by);
    }

    static DepartmentPolicyBody of(DepartmentPolicy policy) {
        Gln store = policy.place().store();
        var aim = policy.aim();
        return new DepartmentPolicyBody(store == null ? null : store.digits(), aim instanceof ServiceAim.InStock(double share) ? Double.valueOf(share) : null,
                aim instanceof ServiceAim.Filled(double share) ? Double.valueOf(share) : null, aim instanceof ServiceAim.Paying(double margin, _) ? Double.valueOf(margin) : null,
                aim instanceof ServiceAim.Paying(_, double holding) ? Double.valueOf(holding) : null, policy.presentationMinimum(), policy.presentationGrams(),
                policy.minimumLifeDays());
    }
}
