package io.restock.distribution.despatch;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Limits;
import io.restock.contracts.Sscc;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/despatches/{sscc}/cancellations}: what left comes home. */
@Path("/v1/despatches/{sscc}/cancellations")
@RunOnVirtualThread
@RequestScoped
public class DespatchCancellationResource extends Desk {
    @Inject
    DespatchCancellation cancellation;

    public record CancellationBody(@Nullable String reason) {}

    @POST
    @May(Action.WORK_WAVES)
    @Operation(summary = "Calls off a despatch, as far as its store has not received it",
            description = "Its lines wait for another wave, their 24 hours go on, and the goods are due back: GET /v1/dcs/{gln}/returns. 409 once all of it was received. What a store receives all the same is booked there.")
    public Response cancel(String sscc, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CancellationBody body) {
        var checking = Checking.of(body, "{\"reason\": \"the lorry broke down\"}");
        Sscc code = checking.sscc("sscc", sscc);
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        checking.mustHold();
        return cancellation.cancel(new DespatchCancellation.Asked(checking.held(code), checking.held(reason)), IdempotencyKey.checked(key), caller.author(), caller::mustSpeakForDc)
                .response();
    }
}
