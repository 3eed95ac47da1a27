package io.restock.distribution.returns;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.returns.Returning.Address;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Calls off what a store sends back: for those who speak for the store, or for the center. */
@Path("/v1/dcs/{at}/returns/{from}/{transfer}/cancellations")
@RunOnVirtualThread
@RequestScoped
public class ReturnCancellationResource extends Desk {
    @Inject
    Returning returning;

    public record CancellationBody(@Nullable String reason) {}

    @POST
    @May(Action.CALL_OFF_RETURN)
    @Operation(summary = "Calls off what a store sends back, as far as it has not come", description = "The store has it again. 409 once nothing of it is under way.")
    public Response cancel(String at, String from, String transfer, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CancellationBody body) {
        var checking = Checking.of(body, "{\"reason\": \"the van broke down\"}");
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        Address of = ReturnResource.address(checking, "at", at, "from", from, transfer);
        caller.sight().mustHold(of.store().digits(), of.dc().digits());
        return returning.callOff(of, IdempotencyKey.checked(key), checking.held(reason), caller.author(), now()).response();
    }
}
