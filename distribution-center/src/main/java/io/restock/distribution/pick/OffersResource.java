package io.restock.distribution.pick;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.distribution.lanes.Dc;
import io.restock.sql.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /v1/waves/{id}/substitutes}: what may go in place of what a picker will not find. */
@Path("/v1/waves/{id}/substitutes")
@RunOnVirtualThread
@RequestScoped
public class OffersResource {
    @Inject
    Database database;
    @Inject
    BusinessClock clock;
    @Inject
    Caller caller;
    @ConfigProperty(name = "restock.dc.substitutes", defaultValue = "true")
    boolean substitutes;

    /** @param picks open ones for which there is something, in the order of a walk */
    public record Answer(long wave, List<Offers.OfPick> picks) {}

    @GET
    @May(Action.READ_WAVES)
    @Operation(summary = "What may go in place of what open picks of a wave do not find",
            description = "Of items that name substitutes, and that no other location has. What is free may be taken meanwhile.")
    public Answer offers(long id) {
        Gln dc = database.read(sql -> sql.first("select dc from distribution.wave where id = ?", row -> new Gln(row.getString("dc")), id))
                .orElseThrow(() -> ProblemException.unknown("no wave " + id));
        caller.mustSpeakForDc(dc);
        return new Answer(id, substitutes ? database.read(sql -> Offers.of(sql, Dc.get(sql, dc), id, clock.instant())) : List.of());
    }
}
