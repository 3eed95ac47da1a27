package io.restock.distribution.wave;

import io.restock.border.access.May;
import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
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
public class OneWaveResource extends Desk {
    @Inject
    Waves waves;

    @GET
    @May(Action.READ_WAVES)
    @Operation(summary = "One wave with its picks")
    public Wave one(long id) {
        Wave wave = database.decide(sql -> waves.find(sql, id)).orElseThrow(() -> ProblemException.unknown("no wave " + id));
        caller.mustSpeakForDc(wave.dc());
        return wave;
    }
}
