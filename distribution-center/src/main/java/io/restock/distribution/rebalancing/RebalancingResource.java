package io.restock.distribution.rebalancing;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.rebalancing.CenterTransfers.Seen;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/dcs/{gln}/rebalancing}: what should come to a center from another, or go from it, since that leaves money; and what people say to it. */
@Path("/v1/dcs/{gln}/rebalancing")
@RunOnVirtualThread
@RequestScoped
public class RebalancingResource extends Desk {
    @Inject
    Proposals proposals;
    @Inject
    CenterTransfers transfers;

    /** From and to the center, what leaves most first. */
    public record Rebalancing(Gln dc, Instant at, List<Proposal> proposals) {}

    /**
     * @param from the center that has the item
     * @param units of the proposal as it was seen; 409 if it is of another number by now. Absent: whatever it is of
     */
    public record AcceptanceBody(@Nullable String item, @Nullable String from, @Nullable Integer units, @Nullable String reason) {}

    public record DismissalBody(@Nullable String item, @Nullable String from, @Nullable String reason) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What should go between this center and others",
            description = "Where the lost sales that it saves are worth more than those it may cost and the road; what leaves most money first. Nothing is written.")
    public Rebalancing all(String gln, @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln named = checking.gln("gln", gln);
        int length = checking.limit(limit, Limits.PAGE);
        Gln dc = checking.held(named);
        Instant now = now();
        return database.snapshot(sql -> {
            Dc.get(sql, dc);
            return new Rebalancing(dc, now, proposals.concerning(sql, dc, now).stream().limit(length).toList());
        });
    }

    @POST
    @Path("acceptances")
    @May(Action.REBALANCE)
    @Operation(summary = "Accepts a proposal: the goods are ordered from the other center",
            description = "For those who speak for both. They are promised there until they leave. 409 if it is not proposed any more.")
    public Response accept(String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AcceptanceBody body) {
        var checking = Checking.of(body, "{\"item\": \"07038010000010\", \"from\": \"7080003000019\", \"units\": 48}");
        Gln dc = checking.gln("gln", gln);
        Gtin item = checking.gtin("item", body.item());
        Gln from = checking.gln("from", body.from());
        String reason = checking.optionalText("reason", body.reason(), Limits.NAME);
        if (body.units() != null) {
            checking.units("units", body.units(), 1);
        }
        checking.require(from == null || !from.equals(dc), "from", "must be another center, was " + from);
        Gln to = checking.held(dc);
        caller.mustSpeakForDc(checking.held(from));
        var told = transfers.accept(to, new Seen(checking.held(item), checking.held(from), body.units(), reason), IdempotencyKey.checked(key), caller.author(), now());
        return Response.status(told.again() ? 200 : 201).entity(told.transfer()).build();
    }

    @POST
    @Path("dismissals")
    @May(Action.REBALANCE)
    @Operation(summary = "Dismisses a proposal", description = "It is not made again for a while: restock.dc.rebalancing.dismissed-for.")
    public DismissalBody dismiss(String gln, DismissalBody body) {
        var checking = Checking.of(body, "{\"item\": \"07038010000010\", \"from\": \"7080003000019\", \"reason\": \"the lorry is full\"}");
        Gln dc = checking.gln("gln", gln);
        Gtin item = checking.gtin("item", body.item());
        Gln from = checking.gln("from", body.from());
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        checking.require(from == null || !from.equals(dc), "from", "must be another center, was " + from);
        checking.mustHold();
        transfers.dismiss(checking.held(dc), checking.held(from), checking.held(item), checking.held(reason), caller.author(), now());
        return body;
    }
}
