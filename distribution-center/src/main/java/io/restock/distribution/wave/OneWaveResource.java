package io.restock.distribution.wave;

import io.restock.border.http.Caller;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Role;
import io.restock.sql.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /v1/waves/{id}}. */
@Path("/v1/waves/{id}")
@RunOnVirtualThread
@RequestScoped
public class OneWaveResource {
    @Inject
    Waves waves;
    @Inject
    Database database;
    @Inject
    Caller caller;

    @GET
    @Operation(summary = "One wave with its picks")
    public Wave one(long id) {
        caller.mustRead(Role.DC, Role.OPERATOR);
        return database.decide(sql -> waves.find(sql, id)).orElseThrow(() -> ProblemException.unknown("no wave " + id));
    }
}
