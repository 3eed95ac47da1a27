package io.restock.ledger.stock;

import io.restock.border.access.May;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Action;
import io.restock.contracts.operations.Rebuilt;
import io.restock.journal.Turn;
import io.restock.ledger.rules.LedgerAsked;
import io.restock.ledger.rules.LedgerDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Rebuilds a projection at an operator's word. The answer comes when it is done: five seconds for a million events, more or less. */
@Path("/v1/rebuilds")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RebuildResource extends LedgerDesk {
    /** Of all instances one rebuilds. */
    public static final String TURN = "the rebuild of the ledger's stock";

    @Inject
    StockRebuild stock;
    @Inject
    DataSource database;

    /** @param mend swaps although the live rows differ, which mends them; otherwise only equal ones are swapped */
    @POST
    @May(Action.REBUILD)
    @Path("/stock")
    @Operation(summary = "Rebuilds the stock from its events, compares and swaps", description = "Where that is configured, one that repairs waits for a second person.")
    @APIResponseSchema(Rebuilt.class)
    public Response stock(@QueryParam("mend") @DefaultValue("false") boolean mend, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        String checked = IdempotencyKey.checked(key);
        return mend ? secondEyes.unless(rules::repair, LedgerAsked.repair(checked), caller, () -> rebuilt(true)) : rebuilt(false);
    }

    private Response rebuilt(boolean mend) {
        try (var turn = new Turn(database, TURN)) {
            if (!turn.isOurs()) {
                throw ProblemException.conflict("stock is being rebuilt already; ask again when that is done");
            }
            return Response.ok(stock.run(mend, caller.author(), _ -> true)).build();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }
}
