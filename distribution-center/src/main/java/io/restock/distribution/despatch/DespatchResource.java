package io.restock.distribution.despatch;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/dcs/{gln}/despatches}: packs what was picked for a store and sends it off, and shows what left. */
@Path("/v1/dcs/{gln}/despatches")
@RunOnVirtualThread
@RequestScoped
public class DespatchResource {
    @Inject
    Despatching despatching;
    @Inject
    Caller caller;

    public record DespatchBody(@Nullable Long wave, @Nullable String store) {}

    /** @param next the {@code after} of the next page, or null at the end */
    public record Departed(List<Despatch.Brief> despatches, @Nullable String next) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What left a distribution center", description = "Of the newest wave first. UNDER_WAY until every line is received.")
    public Departed list(String gln, @QueryParam("status") @Nullable String status, @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        Despatch.Status wanted = status == null ? null : checking.oneOf("status", status, Despatch.Status.class);
        Despatch.Place place = after == null ? null : checking.fits("after", after, Despatch.Place::of);
        int length = checking.limit(limit, Limits.PAGE_OF_WHOLES);
        checking.mustHold();
        var page = despatching.list(requireNonNull(dc), wanted, place, length);
        return new Departed(page, page.size() < length ? null : page.getLast().place().toString());
    }

    @POST
    @May(Action.WORK_WAVES)
    @Operation(summary = "Packs and despatches what was picked for a store",
            description = "201 with the despatch; 200 with the last one of this wave and store if nothing was picked since.")
    public Response despatch(String gln, DespatchBody body) {
        Checking.body(body, "{\"wave\": 1, \"store\": \"7080001000011\"}");
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        Gln store = checking.gln("store", body.store());
        checking.require(body.wave() != null, "wave", "must name the wave");
        checking.mustHold();
        var sent = despatching.despatch(requireNonNull(dc), requireNonNull(body.wave()), requireNonNull(store), caller.author());
        return Response.status(sent.again() ? 200 : 201).entity(sent.despatch()).build();
    }
}
