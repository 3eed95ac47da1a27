package io.restock.distribution.returns;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.Scan;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.returns.Returning.Address;
import io.restock.distribution.returns.Returning.Arrival;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.Lot;
import io.restock.distribution.stock.PuttingAway.Goods;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/** {@code /v1/dcs/{gln}/returns}: what stores send back to a center, and what came of it. */
@Path("/v1/dcs/{gln}/returns")
@RunOnVirtualThread
@RequestScoped
public class ReturnResource extends Desk {
    @Inject
    Returning returning;

    /** @param next the {@code after} of the next page, or null at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Returns(Gln dc, List<StoreReturn> returns, @Nullable String next) {}

    /**
     * @param complete that nothing more will come; the lines may be absent then. False if absent: the rest is still under way
     * @param location where the good ones were put, or null: the pick face as far as it has room, the rest in reserve
     */
    public record ArrivalBody(@Nullable Instant arrivedAt, @Nullable List<@Nullable ArrivedBody> lines, @Nullable Boolean complete, @Nullable Location location) {}

    /**
     * @param units that are good, of what was scanned; @param damaged units that are not, beside them; none if absent
     * @param lot of the good ones as the maker names it; absent: as the label says, if it does. Without one they are of no named lot
     * @param bestBefore the last day on which they are good; absent: as the label says. Without a lot, the date stands for it
     */
    public record ArrivedBody(@Nullable String item, @Nullable Integer units, @Nullable Integer damaged, @Nullable String lot, @Nullable LocalDate bestBefore) {}

    /**
     * @param open true: what is under way, or not heard of; false: what is not any more; absent: both. Oldest first
     * @param after what the page before named as next
     */
    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What stores send back to a distribution center")
    public Returns all(String gln, @QueryParam("store") @Nullable String store, @QueryParam("open") @Nullable Boolean open, @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln named = checking.gln("gln", gln);
        Gln only = checking.optionalGln("store", store);
        checking.require(after == null || after.indexOf('/') > 0, "after", "must be what the page before named as next");
        int length = checking.limit(limit, Limits.PAGE_OF_WHOLES);
        Gln dc = checking.held(named);
        List<StoreReturn> page = database.read(sql -> {
            Dc.get(sql, dc);
            return new ReturnBook(sql, dc).page(only, open, after, length);
        });
        return new Returns(dc, page, page.size() < length ? null : page.getLast().key());
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("{store}/{transfer}")
    @Operation(summary = "What one store sends back by one transfer")
    public StoreReturn one(String gln, String store, String transfer) {
        Address of = address(new Checking(), "gln", gln, "store", store, transfer);
        return database.read(sql -> {
            Dc.get(sql, of.dc());
            return new ReturnBook(sql, of.dc()).find(of.store(), of.transfer()).orElseThrow(() -> Returning.unknown(of));
        });
    }

    @POST
    @May(Action.RECEIVE_INBOUND)
    @Path("{store}/{transfer}/arrivals")
    @Operation(summary = "Reports what came back from a store",
            description = "In parts, over, under or damaged. Good units are stock of the center, also when they come before the news that they were sent; the store's transfer is settled by it.")
    public Response arrive(String gln, String store, String transfer, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ArrivalBody body) {
        var checking =
                Checking.of(body, "{\"arrivedAt\": \"2026-03-02T15:00:00+01:00\", \"lines\": [{\"item\": \"07038010000010\", \"units\": 5, \"damaged\": 1}], \"complete\": true}");
        Instant now = now();
        Arrival arrival = arrival(checking, body, now);
        Address of = address(checking, "gln", gln, "store", store, transfer);
        return returning.arrive(of, IdempotencyKey.checked(key), arrival, caller.author(), now).response();
    }

    /** What is wrong of it is noted; {@code checking} must hold before it is used. */
    static Arrival arrival(Checking checking, ArrivalBody body, Instant now) {
        Instant at = body.arrivedAt();
        checking.require(at != null, "arrivedAt", "must say when it came, such as 2026-03-02T15:00:00+01:00");
        checking.require(at == null || !at.isAfter(now.plus(Limits.CLOCK_AHEAD)), "arrivedAt", "must not be in the future, was " + at);
        checking.require(body.location() != Location.STAGED, "location", "must be PICK_FACE or RESERVE; STAGED is for picked goods");
        boolean complete = Boolean.TRUE.equals(body.complete());
        List<@Nullable ArrivedBody> lines = body.lines() == null ? List.of() : body.lines();
        int count = complete && lines.isEmpty() || !checking.lines(lines, Limits.CENTER_LINES) ? 0 : lines.size();
        var good = new ArrayList<Goods>(count);
        var damaged = new ArrayList<Goods>(count);
        for (int i = 0; i < count; i++) {
            take(checking, "lines[" + i + "]", lines.get(i), body.location(), good, damaged);
        }
        return new Arrival(at == null ? now : at.truncatedTo(ChronoUnit.MICROS), good, damaged, complete);
    }

    private static void take(Checking checking, String path, @Nullable ArrivedBody line, @Nullable Location location, List<Goods> good, List<Goods> damaged) {
        if (line == null) {
            checking.wrong(path, "must be an object with item, units and damaged");
            return;
        }
        Scan scan = checking.scan(path + ".item", line.item());
        Lot lot = Lot.of(checking, path, line.lot(), line.bestBefore(), scan);
        int broken = line.damaged() == null ? 0 : line.damaged();
        if (checking.units(path + ".units", line.units(), 0) & checking.units(path + ".damaged", broken, 0) && scan != null) {
            Integer each = scan.count() == 1 ? null : Integer.valueOf(scan.count());
            good.add(new Goods(scan.item(), checking.held(line.units()), location, scan.grams(), each, lot));
            damaged.add(new Goods(scan.item(), broken, null, scan.grams(), each));
        }
    }

    /** @param at the name under which the path holds the center; @param from that of the store */
    static Address address(Checking checking, String at, String dc, String from, String store, String transfer) {
        Gln center = checking.gln(at, dc);
        Gln sender = checking.gln(from, store);
        checking.text("transfer", transfer, Limits.KEY);
        checking.mustHold();
        return new Address(checking.held(center), checking.held(sender), transfer);
    }
}
