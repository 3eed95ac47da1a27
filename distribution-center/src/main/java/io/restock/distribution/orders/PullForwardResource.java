package io.restock.distribution.orders;

import static java.util.Objects.requireNonNull;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.orders.OrderLineId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code POST /v1/dcs/{gln}/orders/{order}/lines/{line}/pull-forward}: an urgent line leaves before its time. */
@Path("/v1/dcs/{gln}/orders/{order}/lines/{line}/pull-forward")
@RunOnVirtualThread
@RequestScoped
public class PullForwardResource {
    @Inject
    PullForward pulling;
    @Inject
    Caller caller;

    /** @param reason why it is urgent */
    public record PullBody(String reason) {}

    @POST
    @May(Action.WORK_WAVES)
    @Operation(summary = "Pulls an urgent order line forward",
            description = "What of it waits goes with the next wave of any cut-off of the center. Asked again, it is answered the same; 409 if nothing of it waits, or its item is held.")
    public PullForward.Pulled pull(String gln, String order, int line, PullBody body) {
        Checking.body(body, "{\"reason\": \"the customer collects it tonight\"}");
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        checking.mustHold();
        return pulling.pull(requireNonNull(dc), new OrderLineId(order, line).toString(), checking.held(reason), caller.author());
    }
}
