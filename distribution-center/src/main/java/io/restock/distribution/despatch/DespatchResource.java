package io.restock.distribution.despatch;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/dcs/{gln}/despatches}: packs what was picked for a store, and sends it off. */
@Path("/v1/dcs/{gln}/despatches")
@RunOnVirtualThread
@RequestScoped
public class DespatchResource {
    @Inject
    Despatching despatching;
    @Inject
    Caller caller;

    public record DespatchBody(@Nullable Long wave, @Nullable String store) {}

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
