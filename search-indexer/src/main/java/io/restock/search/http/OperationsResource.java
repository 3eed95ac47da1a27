package io.restock.search.http;

import io.restock.border.http.Caller;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Role;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.search.LiveSearch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What the search has done, and whether it is right. */
@RequestScoped
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OperationsResource {
    private static final String SERVICE = "search";

    private final LiveSearch search;
    private final BusinessClock clock;
    private final Caller caller;

    OperationsResource(LiveSearch search, BusinessClock clock, Caller caller) {
        this.search = search;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * Counts: {@code documents} in the index, {@code documentsWithStock} of them, {@code updates} written since the index began,
     * {@code levelsTaken} from {@code inventory.stock} as the sum of its next offsets.
     */
    @GET
    @Path("/account")
    public Account account() {
        caller.mustRead(Role.OPERATOR, Role.MERCHANDISER);
        var index = search.index();
        return new Account(SERVICE, clock.instant(), Map.of(
                "documents", index.documents(),
                "documentsWithStock", index.documentsWithStock(),
                "updates", search.visibility().updates(),
                "levelsTaken", search.visibility().levelsTaken()), search.running().lag());
    }

    /** Reads all of {@code inventory.stock}: seconds for a million store-items. */
    @GET
    @Path("/verification")
    public Verification verification() throws InterruptedException {
        caller.mustRead(Role.OPERATOR);
        return new Verification(SERVICE, search.running().audit().checks());
    }
}
