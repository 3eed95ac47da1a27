package io.restock.border.operations;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The account and the verification of the service that this runs in. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class OperationsResource {
    @Inject
    Operations service;
    @Inject
    Verifier verifier;

    @GET
    @May(Action.READ_ACCOUNT)
    @Path("/account")
    @Operation(summary = "What this service has done since its data began")
    public Account account() throws SQLException {
        return service.account();
    }

    @GET
    @May(Action.WATCH)
    @Path("/verification")
    @Operation(summary = "Whether this service keeps its promises",
            description = "Checks every invariant on the state as it is. Reads everything: seconds on large data. One runs at a time; all who ask meanwhile get the next one.")
    public Verification verification() throws SQLException, InterruptedException {
        return verifier.verification();
    }
}
