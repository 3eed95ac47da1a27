package io.restock.distribution.despatch;

import static java.util.Objects.requireNonNull;

import io.restock.border.http.Caller;
import io.restock.border.http.Checking;
import io.restock.contracts.Role;
import io.restock.contracts.Sscc;
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
public class OneDespatchResource {
    @Inject
    Despatching despatching;
    @Inject
    Caller caller;

    @GET
    @Operation(summary = "One despatch, by the number on its parcel")
    public Despatch one(String sscc) {
        caller.mustRead(Role.DC, Role.STORE, Role.MERCHANDISER, Role.OPERATOR);
        var checking = new Checking();
        Sscc code = checking.sscc("sscc", sscc);
        checking.mustHold();
        return despatching.find(requireNonNull(code));
    }
}
