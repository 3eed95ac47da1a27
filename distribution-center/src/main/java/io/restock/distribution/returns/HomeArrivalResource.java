package io.restock.distribution.returns;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.returns.ReturnResource.ArrivalBody;
import io.restock.distribution.returns.Returning.Address;
import io.restock.distribution.returns.Returning.Arrival;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/despatches/{sscc}/arrivals}: what was called off is at the center again; the same as the arrival of a return, by the number on the parcel. */
@Path("/v1/despatches/{sscc}/arrivals")
@RunOnVirtualThread
@RequestScoped
public class HomeArrivalResource extends Desk {
    @Inject
    Returning returning;

    @POST
    @May(Action.RECEIVE_INBOUND)
    @Operation(summary = "Reports what came home of a despatch that was called off",
            description = "In parts, over, under or damaged. Good units are stock of the center again. 409 if it was not called off.")
    public Response arrive(String sscc, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ArrivalBody body) {
        var checking = Checking.of(body, "{\"arrivedAt\": \"2026-03-02T15:00:00+01:00\", \"lines\": [{\"item\": \"07038010000010\", \"units\": 12}], \"complete\": true}");
        Instant now = now();
        Sscc code = checking.sscc("sscc", sscc);
        Arrival arrival = ReturnResource.arrival(checking, body, now);
        checking.mustHold();
        Sscc of = checking.held(code);
        Address address = database.read(sql -> sql.first("select dc, store from distribution.despatch where sscc = ?",
                row -> new Address(new Gln(row.getString("dc")), new Gln(row.getString("store")), HomeBook.number(of)), of))
                .orElseThrow(() -> ProblemException.unknown("no despatch " + of));
        caller.mustSpeakForDc(address.dc());
        return returning.arrive(address, IdempotencyKey.checked(key), arrival, caller.author(), now).response();
    }
}
