package io.restock.distribution.orders;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Author;
import io.restock.contracts.orders.OrderLineId;
import io.restock.distribution.desk.Desk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code POST /v1/dcs/{gln}/orders/{order}/lines/{line}/pull-forward}: an urgent line leaves before its time, or does not after all. */
@Path("/v1/dcs/{gln}/orders/{order}/lines/{line}/pull-forward")
@RunOnVirtualThread
@RequestScoped
public class PullForwardResource extends Desk {
    @Inject
    PullForward pulling;

    /** @param reason why it is urgent, or is not any more */
    public record PullBody(String reason) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "Whether an order line is pulled forward, and what of it waits")
    public PullForward.Pulled read(String gln, String order, int line) {
        return pulling.find(Checking.location("gln", gln), new OrderLineId(order, line).toString());
    }

    @POST
    @May(Action.WORK_WAVES)
    @Operation(summary = "Pulls an urgent order line forward",
            description = "What of it waits goes with the next wave of any cut-off of the center. Asked again, it is answered the same; 409 if nothing of it waits, or its item is held.")
    public PullForward.Pulled pull(String gln, String order, int line, PullBody body) {
        return deed(gln, order, line, body, pulling::pull);
    }

    @POST
    @Path("cancellations")
    @May(Action.WORK_WAVES)
    @Operation(summary = "Takes it back that an order line was pulled forward",
            description = "As long as no wave has taken of it: it leaves with the cut-off that it had, or its lane's next one. 409 if it is not pulled forward.")
    public PullForward.Pulled takeBack(String gln, String order, int line, PullBody body) {
        return deed(gln, order, line, body, pulling::takeBack);
    }

    private interface Deed {
        PullForward.Pulled done(Gln dc, String line, String reason, Author by);
    }

    private PullForward.Pulled deed(String gln, String order, int line, PullBody body, Deed deed) {
        var checking = Checking.of(body, "{\"reason\": \"the customer collects it tonight\"}");
        Gln dc = checking.gln("gln", gln);
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        checking.mustHold();
        return deed.done(checking.held(dc), new OrderLineId(order, line).toString(), checking.held(reason), caller.author());
    }
}
