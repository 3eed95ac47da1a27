package io.restock.replenishment.operations;

import io.restock.border.http.Caller;
import io.restock.contracts.Role;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Accounts and checks. */
@RequestScoped
@Path("/v1")
@RunOnVirtualThread
public class OperationsResource {
    private final Caller caller;
    private final Accounts accounts;
    private final Checks checks;

    OperationsResource(Caller caller, Accounts accounts, Checks checks) {
        this.caller = caller;
        this.accounts = accounts;
        this.checks = checks;
    }

    /** What has been taken, ordered and received since the data began. */
    @GET
    @Path("account")
    public Account account() {
        caller.mustRead(Role.OPERATOR);
        return accounts.now();
    }

    /** Checks every invariant on the rows as they are. Reads everything; takes seconds on large data. */
    @GET
    @Path("verification")
    public Verification verification() {
        caller.mustRead(Role.OPERATOR);
        return checks.run();
    }
}
