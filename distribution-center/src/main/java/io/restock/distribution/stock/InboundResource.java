package io.restock.distribution.stock;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.Scan;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.stock.PuttingAway.Goods;
import io.restock.distribution.stock.PuttingAway.PutAway;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/dcs/{gln}/inbound}: goods came in from a supplier; and what came in lately. */
@Path("/v1/dcs/{gln}/inbound")
@RunOnVirtualThread
@RequestScoped
public class InboundResource extends Desk {
    @Inject
    Inbound inbound;

    /**
     * @param reference the buyer's number of the order, or the supplier's of the delivery, or null
     * @param complete false if more of the order will come; absent: nothing more
     * @param crossDock true: what lines of open waves wait for goes to their lanes and is not put away. Lines that say where they were put are
     */
    public record InboundBody(Instant receivedAt, String reference, List<LineBody> lines, @Nullable Boolean complete, @Nullable Boolean crossDock) {}

    /**
     * @param units good ones
     * @param location where they were put, or null: the lanes, where that is asked for, then the pick face as far as it has room, the rest in reserve
     * @param damaged units that came beside them and are no stock; none if absent
     * @param lot as the maker names it; absent: as the label says, if it does
     * @param bestBefore the last day on which they are good; absent: as the label says. Without a lot, the date stands for it
     */
    public record LineBody(String item, Integer units, Location location, @Nullable Integer damaged, @Nullable String lot, @Nullable LocalDate bestBefore) {}

    /** What came in, checked. @param damaged null for none. @param partly whether more will come; null for no: what was reported before there were such words is the same report. @param crossDock null for no */
    record Delivery(Instant receivedAt, String reference, List<Goods> lines, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Goods> damaged,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean partly, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean crossDock) {}

    /** What was reported of one delivery, and where it was put. @param reference the supplier's or the buyer's number, or null; @param reversedBy what took it back, or null */
    public record Came(String inbound, @Nullable String reference, Instant recordedAt, List<PutAway> lines, @Nullable String reversedBy) {}

    public record CameIn(List<Came> deliveries) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What came in from suppliers lately", description = "The latest report first.")
    public CameIn lately(String gln, @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln dc = checking.gln("gln", gln);
        int length = checking.limit(limit, Limits.PAGE_OF_WHOLES);
        checking.mustHold();
        return new CameIn(inbound.lately(requireNonNull(dc), length));
    }

    @POST
    @May(Action.RECEIVE_INBOUND)
    @Operation(summary = "Reports goods that came in",
            description = "With crossDock the answer names in toLane what goes to which store at once: a pick from the DOCK for each, to be answered with POST /v1/waves/{id}/picks.")
    public Response receive(String gln, @HeaderParam("Idempotency-Key") String key, InboundBody body) {
        Gln dc = Checking.location("gln", gln);
        Checking.body(body, "{\"receivedAt\": \"2026-03-02T06:30:00+01:00\", \"lines\": [{\"item\": \"07038010000010\", \"units\": 60}]}");
        return inbound.receive(dc, key, checked(body, key), caller.author(), now()).response();
    }

    private static Delivery checked(InboundBody body, String key) {
        var checking = new Checking();
        checking.require(key == null || key.length() <= Limits.KEY, "Idempotency-Key", "must have at most " + Limits.KEY + " characters");
        checking.require(body.receivedAt() != null, "receivedAt", "must say when the goods came in, such as 2026-03-02T06:30:00+01:00");
        checking.require(body.reference() == null || body.reference().length() <= Limits.NAME, "reference", "must have at most " + Limits.NAME + " characters");
        int count = checking.lines(body.lines(), Limits.CENTER_LINES) ? body.lines().size() : 0;
        var goods = new ArrayList<Goods>(count);
        var damaged = new ArrayList<Goods>();
        for (int i = 0; i < count; i++) {
            take(body.lines().get(i), "lines[" + i + "]", checking, goods, damaged);
        }
        checking.mustHold();
        return new Delivery(body.receivedAt(), body.reference(), goods, damaged.isEmpty() ? null : damaged, Boolean.FALSE.equals(body.complete()) ? true : null,
                Boolean.TRUE.equals(body.crossDock()) ? true : null);
    }

    private static void take(@Nullable LineBody line, String path, Checking checking, List<Goods> goods, List<Goods> damaged) {
        if (!checking.require(line != null, path, "must be an object with item and units") || line == null) {
            return;
        }
        Scan scan = checking.scan(path + ".item", line.item());
        checking.require(line.location() != Location.STAGED, path + ".location", "must be PICK_FACE or RESERVE; STAGED is for picked goods");
        Lot lot = Lot.of(checking, path, line.lot(), line.bestBefore(), scan);
        int broken = line.damaged() == null ? 0 : line.damaged();
        if (checking.units(path + ".damaged", broken, 0) & checking.units(path + ".units", line.units(), broken > 0 ? 0 : 1) && scan != null) {
            Integer each = scan.count() == 1 ? null : Integer.valueOf(scan.count());
            goods.add(new Goods(scan.item(), line.units(), line.location(), scan.grams(), each, lot));
            if (broken > 0) {
                damaged.add(new Goods(scan.item(), broken, null, scan.grams(), each));
            }
        }
    }
}
