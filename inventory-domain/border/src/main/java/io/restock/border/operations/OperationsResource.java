package io.restock.border.operations;

import io.restock.border.http.Caller;
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
    Violations violations;
    @Inject
    Caller caller;

    @GET
    @Path("/account")
    @Operation(summary = "What this service has done since its data began")
    public Account account() throws SQLException {
        caller.mustRead(service.accountReaders());
        return service.account();
    }

    @GET
    @Path("/verification")
    @Operation(summary = "Whether this service keeps its promises", description = "Checks every invariant on the state as it is. Reads everything: seconds on large data.")
    public Verification verification() throws SQLException, InterruptedException {
        caller.mustRead(service.verificationReaders());
        return violations.counted(service.verification());
    }
}
