package io.restock.ledger.rebuild;

import io.restock.border.http.Caller;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Role;
import io.restock.contracts.operations.Rebuilt;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.locks.ReentrantLock;

/** Rebuilds a projection at an operator's word. The answer comes when it is done: five seconds for a million events, more or less. */
@Path("/v1/rebuilds")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RebuildResource {
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final StockRebuild stock;
    private final Caller caller;

    RebuildResource(StockRebuild stock, Caller caller) {
        this.stock = stock;
        this.caller = caller;
    }

    /** @param mend swaps although the live rows differ, which mends them; otherwise only equal ones are swapped */
    @POST
    @Path("/stock")
    public Rebuilt stock(@QueryParam("mend") @DefaultValue("false") boolean mend) {
        caller.mustBe(Role.OPERATOR);
        if (!ONE_AT_A_TIME.tryLock()) {
            throw ProblemException.conflict("stock is being rebuilt already; ask again when that is done");
        }
        try {
            return stock.run(mend);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }
}
