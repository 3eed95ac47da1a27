package io.restock.replenishment.view;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Channel;
import io.restock.replenishment.approval.PlanningRules;
import io.restock.replenishment.department.DepartmentPolicy;
import io.restock.replenishment.department.DepartmentPolicyRows;
import io.restock.replenishment.department.DepartmentPolicyRows.Known;
import io.restock.replenishment.department.Place;
import io.restock.replenishment.planning.DepartmentPreview;
import io.restock.replenishment.planning.DepartmentPreview.Preview;
import io.restock.replenishment.request.PlanningRequest.DepartmentPolicyEnded;
import io.restock.sql.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What holds for all items of a department, in the chain or in a store, and what another policy would change. */
@RequestScoped
@Path("/v1/departments/{department}/policy")
@RunOnVirtualThread
public class DepartmentPolicyResource extends Asking {
    private static final String EXAMPLE = "{\"serviceLevel\": 0.99}";

    @Inject
    Database database;
    @Inject
    DepartmentPreview preview;

    /** As the deciders have it: what was set a moment ago may not be in it yet. @param store absent for the chain's */
    @GET
    @May(Action.READ_POLICY)
    @Operation(summary = "The policy of a department, in the chain or in a store")
    public StandingPolicy policy(@PathParam("department") String department, @QueryParam("store") @Nullable String store) {
        var place = place(department, store, new Checking());
        if (place.store() != null) {
            caller.mustSpeakFor(place.store());
        }
        return StandingPolicy.of(known(place).orElseThrow(() -> none(place)));
    }

    /** Sets the whole policy. It is durable when this returns, holds for what comes into the department later, too, and each store-item is looked at once because of it. */
    @PUT
    @May(Action.SET_POLICY)
    @Operation(summary = "Sets the whole policy of a department, in the chain or in a store", description = "Where it is configured so, it waits for a second person.")
    @APIResponseSchema(DepartmentPolicyBody.class)
    public Response policy(@PathParam("department") String department, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, DepartmentPolicyBody body) {
        String checked = IdempotencyKey.checked(key);
        var place = place(department, body);
        var set = body.set(place, clock.instant(), caller.name());
        if (set.policy().saysNothing()) {
            throw ProblemException.invalid(List.of("serviceLevel, fillRate, unitMargin, presentationMinimum, presentationMinimumGrams or minimumLifeDays must say something;"
                    + " DELETE ends a policy"));
        }
        mustSpeakFor(place, "set policies");
        boolean changes = known(place).filter(standing -> standing.policy().saysTheSameAs(set.policy())).isEmpty();
        return sent(set, changes, PlanningRules.asked(set, Action.SET_POLICY, stores(place), place.toString(), checked, body), Channel.REST, body);
    }

    /** What holds in the chain, or by the chain's standard, takes its place. @param store absent for the chain's */
    @DELETE
    @May(Action.SET_POLICY)
    @Operation(summary = "Ends the policy of a department, in the chain or in a store", description = "Where it is configured so, it waits for a second person.")
    @APIResponseSchema(DepartmentPolicyBody.class)
    public Response end(@PathParam("department") String department, @QueryParam("store") @Nullable String store, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        String checked = IdempotencyKey.checked(key);
        var place = place(department, store, new Checking());
        mustSpeakFor(place, "end policies");
        var standing = DepartmentPolicyBody.of(known(place).orElseThrow(() -> none(place)).policy());
        var end = new DepartmentPolicyEnded(place.department(), place.store(), clock.instant(), caller.name());
        return sent(end, true, PlanningRules.asked(end, Action.SET_POLICY, stores(place), place.toString(), checked, standing), Channel.REST, standing);
    }

    /**
     * Nothing is written. A body that says nothing asks what would change if the policy ended.
     *
     * @param limit store-items that are looked at
     * @param differences that are shown
     * @param after what the answer before named as next
     */
    @POST
    @May(Action.READ_POLICY)
    @Path("preview")
    @Operation(summary = "What a policy of a department would change just now",
            description = "Reorder levels, and what would be ordered at once; of so many store-items at a time.")
    public Preview preview(@PathParam("department") String department, @QueryParam("limit") @DefaultValue("" + DepartmentPreview.LOOKED_AT_MOST) int limit,
            @QueryParam("differences") @DefaultValue("" + Limits.USUAL_PAGE) int differences, @QueryParam("after") @Nullable String after, DepartmentPolicyBody body) {
        var checking = new Checking();
        checking.limit(limit, DepartmentPreview.LOOKED_AT_MOST);
        checking.whole("differences", differences, 0, Limits.PAGE);
        StoreItemId last = after == null ? null : checking.read("after", after, DepartmentPolicyResource::storeItem);
        checking.mustHold();
        var place = place(department, body);
        mustSpeakFor(place, "look at what policies would change");
        var policy = body.set(place, clock.instant(), caller.name()).policy();
        return preview.of(policy.saysNothing() ? DepartmentPolicy.ended(place, policy.setAt()) : policy, last, limit, differences);
    }

    private static StoreItemId storeItem(String text) {
        try {
            return StoreItemId.of(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("must be what the answer before named as next, was " + text, e);
        }
    }

    /** The place that a body is about. @throws ProblemException 422 if anything in it is wrong, 404 if there is no such department */
    private Place place(String department, DepartmentPolicyBody body) {
        var checking = new Checking();
        Checking.body(body, EXAMPLE).check(checking);
        var place = place(department, body.store(), checking);
        if (!catalog.hasDepartment(department)) {
            throw ProblemException.unknown("there is no department " + department + ": no item is listed in it; its name is written as the items have it");
        }
        return place;
    }

    private Place place(String department, @Nullable String store, Checking checking) {
        String name = checking.text("department", department, Limits.NAME);
        Gln gln = checking.optionalGln("store", store);
        checking.require(gln == null || catalog.store(gln).isPresent(), "store", "is no known store: " + store);
        return new Place(checking.held(name), gln);
    }

    private Optional<Known> known(Place place) {
        return database.read(sql -> DepartmentPolicyRows.known(sql, place));
    }

    private void mustSpeakFor(Place place, String what) {
        if (place.store() == null) {
            caller.mustSpeakForAllStores(what);
        } else {
            caller.mustSpeakFor(place.store());
        }
    }

    /** Null for the chain. */
    private static @Nullable List<Gln> stores(Place place) {
        return place.store() == null ? null : List.of(place.store());
    }

    private static ProblemException none(Place place) {
        return ProblemException.unknown("department " + place.department() + " has no policy " + (place.store() == null ? "in the chain" : "at store " + place.store())
                + "; one that was set a moment ago is shown when it is taken");
    }
}
