package io.restock.distribution.wave;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/waves/{id}/cancellations}: calls off a wave, or some of its picks. */
@Path("/v1/waves/{id}/cancellations")
@RunOnVirtualThread
@RequestScoped
public class CancellationResource extends Desk {
    @Inject
    WaveCancellation cancellation;

    /** @param picks absent: all of the wave that have not left */
    public record CancellationBody(@Nullable List<Long> picks, String reason) {}

    @POST
    @May(Action.WORK_WAVES)
    @Operation(summary = "Calls off a wave, or some of its picks",
            description = "Open picks are free, with the stock as it was. What was picked is to be put back: POST /v1/dcs/{gln}/moves from STAGED says that it was. Both wait for another wave.")
    public Response cancel(long id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CancellationBody body) {
        var checking = Checking.of(body, "{\"picks\": [12, 13], \"reason\": \"the handheld is broken\"}");
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        List<Long> picks = body.picks();
        checking.require(picks == null || !picks.isEmpty() && picks.size() <= Limits.CENTER_LINES && !picks.contains(null), "picks",
                "must name 1 to " + Limits.CENTER_LINES + " picks, or be absent for all of the wave");
        return cancellation.cancel(id, IdempotencyKey.checked(key), new WaveCancellation.Asked(id, picks, checking.held(reason)), caller.author(), caller::mustSpeakForDc)
                .response();
    }
}
