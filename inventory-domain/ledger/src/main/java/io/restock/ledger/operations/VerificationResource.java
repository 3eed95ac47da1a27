package io.restock.ledger.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.restock.border.http.Caller;
import io.restock.contracts.Role;
import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import io.restock.sql.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Checks every invariant of the ledger on one snapshot of its tables. A million events take seconds. */
@Path("/v1/verification")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class VerificationResource {
    private final Database database;
    private final Counter violations;
    private final Caller caller;

    VerificationResource(Database database, MeterRegistry metrics, Caller caller) {
        this.database = database;
        this.violations = metrics.counter("restock.invariant.violations");
        this.caller = caller;
    }

    @GET
    public Verification verify() {
        caller.mustRead(Role.OPERATOR);
        List<Check> checks = database.snapshot(LedgerChecks::run);
        checks.forEach(check -> violations.increment(check.broken()));
        return new Verification("ledger", checks);
    }
}
