package io.restock.distribution.advice;

import static java.util.Objects.requireNonNull;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Sscc;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /v1/despatches/{sscc}/advice}, {@code …/advice/desadv}, {@code …/advice/856} and {@code …/label}: the papers of what left. */
@Path("/v1/despatches/{sscc}")
@RunOnVirtualThread
@RequestScoped
public class AdviceResource extends Desk {
    static final String SVG = "image/svg+xml";

    @GET
    @Path("/advice")
    @Produces(MediaType.APPLICATION_JSON)
    @May(Action.READ_DESPATCH)
    @Operation(summary = "What left at once for a store, unit by unit", description = "The same for every SSCC of it. Grams where an item is weighed.")
    public Departure advice(String sscc) {
        return departure(unit(sscc));
    }

    @GET
    @Path("/advice/desadv")
    @Produces("application/edifact")
    @May(Action.READ_DESPATCH)
    @Operation(summary = "The same as EANCOM 2002 DESADV (D.01B)", description = "In ISO 8859-1.")
    public byte[] desadv(String sscc) {
        return Desadv.of(departure(unit(sscc)));
    }

    @GET
    @Path("/advice/856")
    @Produces("application/edi-x12")
    @May(Action.READ_DESPATCH)
    @Operation(summary = "The same as ship notice 856 of X12 005010", description = "In ASCII.")
    public byte[] shipNotice(String sscc) {
        return ShipNotice.of(departure(unit(sscc)));
    }

    @GET
    @Path("/label")
    @Produces(SVG)
    @May(Action.READ_DESPATCH)
    @Operation(summary = "The GS1 logistic label of one unit", description = "A6, to be printed at its size.")
    public String label(String sscc) {
        Sscc unit = unit(sscc);
        Departure departure = departure(unit);
        return UnitLabel.of(departure, departure.units().stream().filter(each -> each.sscc().equals(unit)).findFirst().orElseThrow());
    }

    private static Sscc unit(String sscc) {
        var checking = new Checking();
        Sscc unit = checking.sscc("sscc", sscc);
        checking.mustHold();
        return requireNonNull(unit);
    }

    private Departure departure(Sscc unit) {
        Departure departure = database.read(sql -> Departure.of(sql, unit)).orElseThrow(() -> ProblemException.unknown("no despatch " + unit));
        caller.sight().mustHold(departure.to().gln().digits(), departure.from().gln().digits());
        return departure;
    }
}
