package io.restock.replenishment.view;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Channel;
import io.restock.replenishment.request.PlanningRequest.HistoryGiven;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import io.restock.border.http.IdempotencyKey;
import io.restock.replenishment.approval.PlanningRules;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a store sold before it came to Restock, so that planning does not begin with guesses. */
@RequestScoped
@Path("/v1/stores/{store}/sales-history")
@RunOnVirtualThread
public class SalesHistoryResource extends Asking {
    /** @param items whose history was taken: each that has not closed a day of its own here begins with it */
    public record Given(int items) {}

    /** It is durable when this returns. Items that have closed a day of their own are left as they are. */
    @PUT
    @May(Action.SET_POLICY)
    @Operation(summary = "Gives the sales of days before planning began", description = "Those of more items than are configured wait for a second person.")
    @APIResponseSchema(Given.class)
    public Response give(@PathParam("store") String store, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, SalesHistory history) {
        String checked = IdempotencyKey.checked(key);
        Gln gln = Checking.location("store", store);
        Checking.body(history, "{\"from\": \"2026-03-02\", \"items\": [{\"item\": \"07038010000010\", \"sold\": [3, 0, null, 4]}]}");
        var zone = catalog.store(gln).filter(known -> known.dc() != null)
                .orElseThrow(() -> ProblemException.unknown("there is no store " + gln + " with a distribution center; register it first")).zone();
        var checking = new Checking();
        history.check(checking, clock.instant().atZone(zone).toLocalDate(), catalog);
        checking.mustHold();
        var given = history.items().stream().map(item -> item.given(catalog)).toList();
        var past = new HistoryGiven(gln, history.from(), given, clock.instant(), caller.name());
        return sent(past, true, PlanningRules.asked(past, Action.SET_POLICY, List.of(gln), gln.digits(), checked, history), Channel.IMPORT, new Given(given.size()));
    }
}
