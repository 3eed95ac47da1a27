package io.restock.ledger.stock;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Action;
import io.restock.contracts.operations.Rebuilt;
import io.restock.journal.Turn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Rebuilds a projection at an operator's word. The answer comes when it is done: five seconds for a million events, more or less. */
@Path("/v1/rebuilds")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RebuildResource {
    /** Of all instances one rebuilds. */
    public static final String TURN = "the rebuild of the ledger's stock";

    @Inject
    StockRebuild stock;
    @Inject
    DataSource database;
    @Inject
    Caller caller;

    /** @param mend swaps although the live rows differ, which mends them; otherwise only equal ones are swapped */
    @POST
    @May(Action.REBUILD)
    @Path("/stock")
    @Operation(summary = "Rebuilds the stock from its events, compares and swaps")
    public Rebuilt stock(@QueryParam("mend") @DefaultValue("false") boolean mend) throws SQLException {
        try (var turn = new Turn(database, TURN)) {
            if (!turn.isOurs()) {
                throw ProblemException.conflict("stock is being rebuilt already; ask again when that is done");
            }
            return stock.run(mend, caller.author());
        }
    }
}
