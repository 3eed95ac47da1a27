package io.restock.distribution.reversal;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.reversal.Reversing.Asked;
import io.restock.distribution.reversal.Reversing.Kind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/dcs/{gln}/reversals}: takes back what was typed wrongly, once, citing it. 201, or 200 for what was taken back under the same key before. */
@Path("/v1/dcs/{gln}/reversals")
@RunOnVirtualThread
@RequestScoped
public class ReversalResource extends Desk {
    @Inject
    Reversing reversing;

    /**
     * @param of the Idempotency-Key of the report, or what stood for it in its answer; of a pick or a transfer that left, its number; of what came of one, transfer and part: 17/1
     * @param kind INBOUND, COUNT, ADJUSTMENT, MOVE, RETURN_ARRIVAL, PICK, TRANSFER_DEPARTURE or TRANSFER_ARRIVAL
     * @param reason in words
     */
    public record ReversalBody(@Nullable String of, @Nullable String kind, @Nullable String reason) {}

    @POST
    @May(Action.KEEP_DC_STOCK)
    @Operation(summary = "Takes back a delivery, count, adjustment, move, arrival of a return, pick, or departure or arrival of a transfer that was typed wrongly",
            description = "It counts as if it had never been reported, at its own instant, so that a later count stays right: 404 if there is none, 409 if it was reversed already, or the goods are not there any more. A pick that has not left is open again.")
    public Response reverse(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ReversalBody body) {
        Gln dc = Checking.location("gln", gln);
        var checking = Checking.of(body, "{\"of\": \"delivery-17\", \"kind\": \"INBOUND\", \"reason\": \"six, not sixty\"}");
        String of = checking.text("of", body.of(), Limits.KEY);
        Kind kind = checking.oneOf("kind", body.kind(), Kind.class);
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        checking.mustHold();
        return reversing.reverse(dc, IdempotencyKey.checked(key), new Asked(checking.held(of), checking.held(kind), checking.held(reason)), caller.author(),
                now()).response();
    }
}
