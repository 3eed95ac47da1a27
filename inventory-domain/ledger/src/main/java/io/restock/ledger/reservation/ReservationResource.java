package io.restock.ledger.reservation;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.reservation.ReservationBook.State;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Shows what is held for customers. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ReservationResource {
    /** @param next to be given as {@code after}, or null if this was all */
    public record ReservationPage(List<ReservationView> reservations, @Nullable String next) {}

    @Inject
    ReservationList reservations;
    @Inject
    Catalog catalog;

    /** @param state OPEN, REFUSED, COLLECTED, LAPSED or CANCELLED; absent: all. The latest first. @param after what the page before named as next */
    @GET
    @May(Action.READ_RESERVATIONS)
    @Path("/stores/{gln}/reservations")
    @Operation(summary = "What a store holds for customers, and held")
    public ReservationPage list(@PathParam("gln") String gln, @QueryParam("state") @Nullable String state, @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        Gln given = checking.gln("gln", gln);
        State asked = state == null ? null : checking.oneOf("state", state, State.class);
        checking.limit(limit, Limits.PAGE_OF_WHOLES);
        Gln store = checking.held(given);
        catalog.mustKnow(store);
        List<ReservationView> page = reservations.page(store, asked, after, limit);
        return new ReservationPage(page, page.size() == limit ? page.getLast().id() : null);
    }

    @GET
    @May(Action.READ_RESERVATIONS)
    @Path("/stores/{gln}/reservations/{id}")
    @Operation(summary = "A reservation as it stands")
    public ReservationView one(@PathParam("gln") String gln, @PathParam("id") String id) {
        return reservations.find(Checking.location("gln", gln), id).orElseThrow(() -> notHeld(gln, id));
    }

    private static ProblemException notHeld(String gln, String id) {
        return ProblemException.unknown("store " + gln + " has no reservation " + id + "; if it was accepted, ask again soon");
    }
}
