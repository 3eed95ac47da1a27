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
    @Operation(summary = "Gives the sales of days before planning began")
    public Given give(@PathParam("store") String store, SalesHistory history) {
        Gln gln = Checking.location("store", store);
        Checking.body(history, "{\"from\": \"2026-03-02\", \"items\": [{\"item\": \"07038010000010\", \"sold\": [3, 0, null, 4]}]}");
        var zone = catalog.store(gln).filter(known -> known.dc() != null)
                .orElseThrow(() -> ProblemException.unknown("there is no store " + gln + " with a distribution center; register it first")).zone();
        var checking = new Checking();
        history.check(checking, clock.instant().atZone(zone).toLocalDate(), catalog);
        checking.mustHold();
        var given = history.items().stream().map(SalesHistory.ItemSold::given).toList();
        requests.send(new HistoryGiven(gln, history.from(), given, clock.instant(), caller.name()), caller.author(Channel.IMPORT));
        return new Given(given.size());
    }
}
