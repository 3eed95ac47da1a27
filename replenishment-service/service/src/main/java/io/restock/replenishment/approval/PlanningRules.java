package io.restock.replenishment.approval;

import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.contracts.approval.Asked;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.request.PlanningRequest;
import io.restock.replenishment.department.Place;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.PlanningRequest.DepartmentPolicyEnded;
import io.restock.replenishment.request.PlanningRequest.DepartmentPolicySet;
import io.restock.replenishment.request.PlanningRequest.DepartmentReviewAsked;
import io.restock.replenishment.request.PlanningRequest.HistoryGiven;
import io.restock.replenishment.request.PlanningRequest.LineCalledOff;
import io.restock.replenishment.request.PlanningRequest.PolicyChanged;
import io.restock.replenishment.request.PlanningRequest.PromotionEnded;
import io.restock.replenishment.request.PlanningRequest.PromotionSet;
import io.restock.replenishment.request.PlanningRequest.ReviewAsked;
import io.restock.replenishment.request.PlanningRequest.SupersessionSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The rules by which what is asked of planning waits for a second person: it sets more store-items at once than are configured, or the policy of a department. Nothing waits unless that is configured. */
@ApplicationScoped
public class PlanningRules {
    private final Catalog catalog;
    private final Optional<Long> storeItemsAtMost;
    private final boolean departmentPolicies;

    /**
     * @param storeItemsAtMost that one request may set by itself; empty for any number
     * @param departmentPolicies whether to set or end a department's policy waits, however few store-items it has
     */
    public PlanningRules(Catalog catalog, @ConfigProperty(name = "restock.approval.store-items") Optional<Long> storeItemsAtMost,
            @ConfigProperty(name = "restock.approval.department-policies", defaultValue = "false") boolean departmentPolicies) {
        this.catalog = catalog;
        this.storeItemsAtMost = storeItemsAtMost;
        this.departmentPolicies = departmentPolicies;
    }

    /** The sentence that says why a second person has to look at it; empty if none has to. */
    public Optional<String> tooWide(PlanningRequest request) {
        if (departmentPolicies && (request instanceof DepartmentPolicySet || request instanceof DepartmentPolicyEnded)) {
            return Optional.of("it changes the policy of a whole department, and restock.approval.department-policies is on");
        }
        return storeItemsAtMost.flatMap(most -> {
            long storeItems = storeItems(request, catalog);
            return storeItems > most ? Optional.of("it sets " + storeItems + " store-items at once, more than " + most) : Optional.empty();
        });
    }

    /** How many a request sets by itself. What ends, and what nobody asked for, sets none. */
    static long storeItems(PlanningRequest request, Catalog catalog) {
        return switch (request) {
            case PolicyChanged _ -> 1;
            case DepartmentPolicySet set -> storeItems(set.place(), catalog);
            case DepartmentPolicyEnded ended -> storeItems(ended.place(), catalog);
            case PromotionSet set -> items(set, catalog) * (set.offer().stores().isEmpty() ? catalog.stores().size() : set.offer().stores().size());
            case SupersessionSet _ -> catalog.stores().size();
            case HistoryGiven given -> given.items().size();
            case PromotionEnded _,ReviewAsked _,DepartmentReviewAsked _,DayClosed _,LineCalledOff _ -> 0;
        };
    }

    /** All of a department's items times the stores, whether or not each store has each of them. */
    private static long storeItems(Place place, Catalog catalog) {
        return catalog.itemsOfDepartment(place.department()) * (place.store() == null ? catalog.stores().size() : 1);
    }

    private static long items(PromotionSet set, Catalog catalog) {
        String category = set.offer().category();
        return category == null ? set.offer().items().size() : catalog.itemsOf(category).size();
    }

    /**
     * What is asked, as an approval keeps it.
     *
     * @param stores null for the chain
     * @param place what it is about, as its address names it
     * @param content as it was sent
     */
    public static Asked asked(PlanningRequest request, Action action, @Nullable List<Gln> stores, String place, @Nullable String key, Object content) {
        return Asked.of(action, stores == null ? List.of() : stores.stream().map(Gln::digits).toList(), PlanningRequest.CODEC.typeOf(request), place, key, content, request);
    }
}
