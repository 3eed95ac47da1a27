package io.restock.distribution.stock;

import io.restock.border.http.Caller;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.distribution.request.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code POST /v1/dcs/{gln}/inbound}: goods came in from a supplier. */
@Path("/v1/dcs/{gln}/inbound")
@RunOnVirtualThread
@RequestScoped
public class InboundResource {
    private static final int LINES_AT_MOST = 10_000;
    private static final int UNITS_AT_MOST = 10_000_000;

    private final Inbound inbound;
    private final BusinessClock clock;
    private final Caller caller;

    InboundResource(Inbound inbound, BusinessClock clock, Caller caller) {
        this.caller = caller;
        this.inbound = inbound;
        this.clock = clock;
    }

    /** @param reference the supplier's or the buyer's number of the delivery, or null */
    public record InboundBody(Instant receivedAt, String reference, List<LineBody> lines) {}

    /** @param location where it was put, or null: the pick face as far as it has room, the rest in reserve */
    public record LineBody(Gtin item, Integer units, Location location) {}

    @POST
    public Response receive(String gln, @HeaderParam("Idempotency-Key") String key, InboundBody body) {
        caller.mustBe("dc", "operator");
        Gln dc = Fields.gln("gln", gln);
        validate(Fields.body(body), key);
        var received = inbound.receive(dc, key, body, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return Response.status(received.again() ? 200 : 201).type("application/json").entity(received.answer()).build();
    }

    private static void validate(InboundBody body, String key) {
        var fields = new Fields()
                .must(key == null || key.length() <= 200, "Idempotency-Key must have at most 200 characters")
                .must(body.receivedAt() != null, "receivedAt must say when the goods came in, such as 2026-03-02T06:30:00+01:00")
                .must(body.reference() == null || body.reference().length() <= 200, "reference must have at most 200 characters")
                .must(body.lines() != null && !body.lines().isEmpty() && body.lines().size() <= LINES_AT_MOST,
                        "lines must hold 1 to " + LINES_AT_MOST + " lines");
        fields.check();
        for (int i = 0; i < body.lines().size(); i++) {
            LineBody line = body.lines().get(i);
            String path = "lines[" + i + "]";
            if (line == null) {
                fields.must(false, path + " must be an object with item and units");
                continue;
            }
            fields.must(line.item() != null, path + ".item must be a GTIN of 14 digits")
                    .must(line.units() != null && line.units() >= 1 && line.units() <= UNITS_AT_MOST,
                            path + ".units must be 1 to " + UNITS_AT_MOST + ", was " + line.units())
                    .must(line.location() != Location.STAGED, path + ".location must be PICK_FACE or RESERVE; STAGED is for picked goods");
        }
        fields.check();
    }
}
