package io.restock.replenishment.view;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.replenishment.department.DepartmentPolicyRows;
import io.restock.replenishment.department.DepartmentPolicyRows.Known;
import io.restock.replenishment.department.Place;
import io.restock.sql.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Which departments have policies. */
@RequestScoped
@Path("/v1/department-policies")
@RunOnVirtualThread
public class DepartmentPoliciesResource {
    @Inject
    Caller caller;
    @Inject
    Database database;

    /** @param next what to ask for more {@code after}, or null at the end */
    public record Page(List<StandingPolicy> policies, @Nullable String next) {}

    /** Those of the chain, and those of the caller's stores. */
    @GET
    @May(Action.READ_POLICY)
    @Operation(summary = "Policies of departments that hold", description = "By department, the chain's before those of stores.")
    public Page policies(@QueryParam("limit") @DefaultValue("" + Limits.USUAL_PAGE) int limit, @QueryParam("after") @Nullable String after) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        Place last = after == null ? null : checking.read("after", after, DepartmentPoliciesResource::place);
        checking.mustHold();
        List<String> stores = caller.stores().all() ? null : List.copyOf(caller.stores().named());
        List<Known> found = database.read(sql -> DepartmentPolicyRows.page(sql, last, stores, limit));
        return new Page(found.stream().map(StandingPolicy::of).toList(), found.size() < limit ? null : text(found.getLast().policy().place()));
    }

    /** {@code store|department}, where no store is the chain. */
    private static String text(Place place) {
        return (place.store() == null ? "" : place.store()) + "|" + place.department();
    }

    private static Place place(String text) {
        int bar = text.indexOf('|');
        if (bar < 0) {
            throw new IllegalArgumentException("must be what the page before named as next, was " + text);
        }
        return new Place(text.substring(bar + 1), bar == 0 ? null : new Gln(text.substring(0, bar)));
    }
}
