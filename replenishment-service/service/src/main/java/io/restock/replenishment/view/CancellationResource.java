package io.restock.replenishment.view;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.orders.OrderLineId;
import io.restock.replenishment.request.PlanningRequest.LineCalledOff;
import io.restock.replenishment.request.Requests;
import io.restock.sql.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/replenishment-orders/{order}/lines/{line}/cancellations}: calls off what of a line has not left the distribution center. What is gone from the
 * order is a need that is looked at again.
 */
@RequestScoped
@Path("/v1/replenishment-orders/{order}/lines/{line}/cancellations")
@RunOnVirtualThread
public class CancellationResource {
    @Inject
    Caller caller;
    @Inject
    Requests requests;
    @Inject
    BusinessClock clock;
    @Inject
    Database database;

    /** @param units absent: all that has not left */
    public record CancellationBody(@Nullable Integer units, String reason) {}

    /** @param status {@code ASKED}: the center calls it off where it stands, within a moment, and the order says what became of it */
    public record Asked(String order, int line, int units, String status, String href) {}

    @POST
    @May(Action.CANCEL_ORDER)
    @Operation(summary = "Calls off an order line, or some of its units",
            description = "Units that wait are gone at once, open picks are taken back, and what was picked is put back. What has left is the store's: 409 says what to do.")
    @APIResponse(responseCode = "202", description = "The order says what became of it")
    public Response cancel(@PathParam("order") String order, @PathParam("line") int line, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CancellationBody body) {
        String checkedKey = IdempotencyKey.checked(key);
        var checking = Checking.of(body, "{\"units\": 6, \"reason\": \"the store closes\"}");
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        if (body.units() != null) {
            checking.units("units", body.units(), 1);
        }
        checking.mustHold();
        OrderLineEntity row = OrderLineEntity.findById(order + "/" + line);
        if (row == null) {
            throw ProblemException.unknown("there is no line " + line + " of an order " + order);
        }
        caller.sight().mustHold(row.store, row.dc);
        String digest = Digest.of(body.units() + " " + reason);
        String identity = checkedKey == null ? digest : checkedKey;
        var before = asked(row, identity, digest);
        int units = before.isPresent() ? before.get() : ask(row, body.units(), checking.held(reason), identity, digest);
        return Response.accepted(new Asked(order, line, units, "ASKED", "/v1/replenishment-orders/" + order)).build();
    }

    private record Earlier(String digest, int units) {}

    /** Units that the same request asked for before. @throws ProblemException 409 if the key came with other content */
    private Optional<Integer> asked(OrderLineEntity row, String identity, String digest) {
        Optional<Earlier> before = database.read(sql -> sql.first("select digest, units from replenishment.cancellation where line = ? and identity = ?",
                found -> new Earlier(found.getString(1), found.getInt(2)), row.id, identity));
        if (before.isPresent() && !before.get().digest.equals(digest)) {
            throw ProblemException.conflict(IdempotencyKey.HEADER + " " + identity + " was used for other content; send a new key for a new cancellation");
        }
        return before.map(Earlier::units);
    }

    private int ask(OrderLineEntity row, @Nullable Integer wanted, String reason, String identity, String digest) {
        int here = Math.max(0, row.units - row.cancelled - row.despatched);
        int units = wanted == null ? here : wanted;
        if (here == 0 || units > here) {
            throw ProblemException.conflict(refusal(row, here));
        }
        requests.send(new LineCalledOff(new Gln(row.store), OrderLineId.of(row.id), new Gtin(row.item), units, reason, identity, digest, clock.instant(), caller.name()),
                caller.author());
        return units;
    }

    private static String refusal(OrderLineEntity row, int here) {
        if (row.openUnits <= 0) {
            return "nothing of line " + row.id + " is open: it is " + row.status;
        }
        String left = here == 0 ? "all of line " + row.id + " that is open has left" : "only " + here + " units of line " + row.id + " have not left";
        return left + " distribution center " + row.dc + "; the store receives what is on the road with POST /v1/stores/" + row.store
                + "/receipts, and sends on what it does not want with POST /v1/stores/" + row.store
                + "/transfers; its center calls a lorry home with POST /v1/despatches/{sscc}/cancellations";
    }
}
