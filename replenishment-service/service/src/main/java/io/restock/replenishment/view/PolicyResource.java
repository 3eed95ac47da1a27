package io.restock.replenishment.view;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.Action;
import io.restock.replenishment.request.PlanningRequest.PolicyChanged;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import io.restock.border.http.IdempotencyKey;
import io.restock.replenishment.approval.PlanningRules;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import io.restock.contracts.access.Channel;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The policy that people set for an item at a store. */
@RequestScoped
@Path("/v1/stores/{store}/policies/{item}")
@RunOnVirtualThread
public class PolicyResource extends Asking {
    /** As the decider has it: what was set a moment ago may not be in it yet. Empty where nobody has decided anything. */
    @GET
    @May(Action.READ_POLICY)
    @Operation(summary = "The policy of an item at a store")
    public Policy policy(@PathParam("store") String store, @PathParam("item") String item) {
        var id = catalog.stocked(Checking.storeItem(store, item));
        StoreItemEntity row = StoreItemEntity.findById(new StoreItemEntity.Key(id.store().digits(), id.item().digits()));
        if (row == null) {
            mustBeKnown(id);
            return new Policy(null, null, null, null, null, null, null, null);
        }
        return Policy.of(row);
    }

    /** Sets the whole policy. It is durable when this returns, and takes effect with the review that it causes. */
    @PUT
    @May(Action.SET_POLICY)
    @Operation(summary = "Sets the whole policy of an item at a store")
    @APIResponseSchema(Policy.class)
    public Response policy(@PathParam("store") String store, @PathParam("item") String item, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, Policy policy) {
        String checked = IdempotencyKey.checked(key);
        var id = catalog.stocked(Checking.storeItem(store, item));
        var checking = new Checking();
        Checking.body(policy, "{\"serviceLevel\": 0.99}").check(checking);
        checking.mustHold();
        mustBeKnown(id);
        var change = new PolicyChanged(id.store(), id.item(), clock.instant(), policy.serviceLevel(), policy.fillRate(), policy.unitMargin(),
                policy.holdingCostPerUnitDay(), policy.reorderLevel(), policy.presentationMinimum(), policy.shelfCapacity(), policy.minimumLifeDays(), caller.name());
        return sent(change, true, PlanningRules.asked(change, Action.SET_POLICY, List.of(id.store()), id.toString(), checked, policy), Channel.REST, policy);
    }

    private void mustBeKnown(StoreItemId id) {
        if (catalog.store(id.store()).isEmpty() || !catalog.lists(id.item())) {
            throw ProblemException.unknown(catalog.store(id.store()).isEmpty() ? "there is no store " + id.store() : "there is no item " + id.item());
        }
    }
}
