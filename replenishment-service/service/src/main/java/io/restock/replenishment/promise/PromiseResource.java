package io.restock.replenishment.promise;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /v1/promise}. */
@RequestScoped
@Path("/v1/promise")
@RunOnVirtualThread
public class PromiseResource {
    @Inject
    Caller caller;
    @Inject
    Promises promises;
    @Inject
    BusinessClock clock;

    /** The lines due in an interval: of the last seven days unless asked otherwise, and never of those that still have time. */
    @GET
    @May(Action.READ_ORDERS)
    @Operation(summary = "How the promise of 24 hours was kept")
    public Promise promise(@QueryParam("from") String from, @QueryParam("until") String until, @QueryParam("dc") String dc, @QueryParam("store") String store,
            @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("after") String after) {
        var question = Question.of(from, until, dc, store, limit, after, caller.sight(), clock.instant());
        if (store != null) {
            caller.mustSpeakFor(new Gln(store));
        }
        return promises.answer(question);
    }
}
