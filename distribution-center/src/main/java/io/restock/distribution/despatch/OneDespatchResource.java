package io.restock.distribution.despatch;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.contracts.Sscc;
import io.restock.distribution.desk.Desk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /v1/despatches/{sscc}}: what is on the road, and what of it arrived. */
@Path("/v1/despatches/{sscc}")
@RunOnVirtualThread
@RequestScoped
public class OneDespatchResource extends Desk {
    @Inject
    Despatching despatching;

    @GET
    @May(Action.READ_DESPATCH)
    @Operation(summary = "One despatch, by the number on its parcel")
    public Despatch one(String sscc) {
        var checking = new Checking();
        Sscc code = checking.sscc("sscc", sscc);
        checking.mustHold();
        var despatch = despatching.find(requireNonNull(code));
        caller.sight().mustHold(despatch.store().digits(), despatch.dc().digits());
        return despatch;
    }
}
