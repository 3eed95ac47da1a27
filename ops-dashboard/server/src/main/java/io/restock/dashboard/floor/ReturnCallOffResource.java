package io.restock.dashboard.floor;

import io.restock.border.access.May;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.access.Action;
import io.restock.dashboard.page.Query;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Calls off what a store sends back, for those who speak for the store or for the center: which of them one is, the center's service asks. */
@Path("/api/dcs/{at}/returns/{from}/{transfer}/cancellations")
@RunOnVirtualThread
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
public class ReturnCallOffResource extends CenterFloor {
    public record CallOffReturnBody(String reason) {}

    @POST
    @May(Action.CALL_OFF_RETURN)
    @Operation(operationId = "callOffReturn", summary = "Calls off what a store sends back to a center, as far as it has not come: the store has it again")
    public Accepted callOff(String at, String from, String transfer, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CallOffReturnBody body) {
        return report(at, "/returns/" + Query.segment(from) + "/" + Query.segment(transfer) + "/cancellations", key, body);
    }
}
