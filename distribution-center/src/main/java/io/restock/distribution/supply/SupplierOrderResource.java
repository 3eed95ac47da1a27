package io.restock.distribution.supply;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.Scan;
import io.restock.contracts.access.Action;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.stock.Numbers;
import io.restock.distribution.stock.PuttingAway;
import io.restock.distribution.stock.PuttingAway.Goods;
import io.restock.distribution.supply.SupplierOrder.Place;
import io.restock.distribution.supply.SupplierOrder.State;
import io.restock.distribution.supply.SupplierOrders.Placed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/dcs/{gln}/supplier-orders}: what a center has ordered, when it is expected, and what came. */
@Path("/v1/dcs/{gln}/supplier-orders")
@RunOnVirtualThread
@RequestScoped
public class SupplierOrderResource extends Desk {
    private static final String EXAMPLE =
            "{\"supplier\": \"Fjellgard\", \"expectedAt\": \"2026-03-04T06:30:00+01:00\", \"lines\": [{\"item\": \"07038010000010\", \"units\": 600}]}";

    @Inject
    SupplierOrders orders;

    /** @param lines of which an item may have several: they are added */
    public record OrderBody(@Nullable String supplier, @Nullable Instant expectedAt, @Nullable List<@Nullable LineBody> lines) {}

    /** @param item any of its numbers: of a carton, units are cartons */
    public record LineBody(@Nullable String item, @Nullable Integer units) {}

    public record CancellationBody(@Nullable String reason) {}

    public record ExpectationBody(@Nullable Instant expectedAt) {}

    public record OrderPage(Gln dc, List<SupplierOrder> orders, @Nullable String next) {}

    @PUT
    @Path("{number}")
    @May(Action.RECEIVE_INBOUND)
    @Operation(summary = "Says what is ordered from a supplier under a number",
            description = "The whole order; said again it changes it, as long as it is open. A delivery names the number as its reference.")
    public SupplierOrder put(String gln, String number, @Nullable OrderBody body) {
        OrderBody said = Checking.body(body, EXAMPLE);
        var checking = new Checking();
        Gln dc = address(checking, gln, number);
        checking.require(said.expectedAt() != null, "expectedAt", "must say when it is expected, such as 2026-03-04T06:30:00+01:00");
        if (said.supplier() != null) {
            checking.text("supplier", said.supplier(), Limits.NAME);
        }
        List<@Nullable LineBody> lines = said.lines() == null ? List.of() : said.lines();
        int count = checking.lines(lines, Limits.CENTER_LINES) ? lines.size() : 0;
        var goods = new ArrayList<Goods>(count);
        for (int i = 0; i < count; i++) {
            LineBody line = lines.get(i);
            if (line == null) {
                checking.wrong("lines[" + i + "]", "must be an object with item and units");
                continue;
            }
            Scan scan = checking.scan("lines[" + i + "].item", line.item());
            if (checking.units("lines[" + i + "].units", line.units(), 1) && scan != null) {
                goods.add(new Goods(scan.item(), checking.held(line.units()), null, scan.grams(), scan.count() == 1 ? null : Integer.valueOf(scan.count())));
            }
        }
        checking.mustHold();
        Instant now = now();
        return orders.put(dc, number, new Placed(said.supplier(), checking.held(said.expectedAt()).truncatedTo(ChronoUnit.MICROS), inItems(dc, goods, now)), caller.author(), now);
    }

    private SortedMap<Gtin, Integer> inItems(Gln dc, List<Goods> goods, Instant now) {
        return database.read(sql -> {
            Dc.get(sql, dc);
            var numbers = goods.stream().map(Goods::item).toList();
            var stocked = Numbers.stocked(sql, dc, numbers, now);
            List<String> unlisted =
                    numbers.stream().filter(number -> !stocked.containsKey(number)).map(number -> "lines: item " + number + " is not listed; PUT /v1/items/" + number
                            + " of the ledger").distinct().toList();
            if (!unlisted.isEmpty()) {
                throw ProblemException.invalid(unlisted);
            }
            var units = new TreeMap<Gtin, Long>();
            PuttingAway.inItems(goods, stocked).forEach(line -> units.merge(line.item(), (long) line.units(), Long::sum));
            var whole = new TreeMap<Gtin, Integer>();
            units.forEach((item, sum) -> {
                PuttingAway.mustFit(item, sum);
                whole.put(item, sum.intValue());
            });
            return whole;
        });
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What a center has ordered from suppliers", description = "The first expected first.")
    public OrderPage all(String gln, @QueryParam("state") @Nullable String state, @QueryParam("item") @Nullable String item, @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln named = checking.gln("gln", gln);
        State only = state == null ? null : checking.oneOf("state", state, State.class);
        Scan scan = item == null ? null : checking.scan("item", item);
        Place place = after == null ? null : checking.fits("after", after, Place::of);
        int length = checking.limit(limit, Limits.PAGE_OF_WHOLES);
        Gln dc = checking.held(named);
        Gtin of = scan == null ? null : database.read(sql -> {
            var stocked = Numbers.stocked(sql, dc, List.of(scan.item()), now()).get(scan.item());
            return stocked == null ? scan.item() : stocked.item();
        });
        List<SupplierOrder> page = orders.page(dc, only, of, place, length, now());
        return new OrderPage(dc, page, page.size() < length ? null : page.getLast().place().toString());
    }

    @GET
    @Path("{number}")
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "One order to a supplier, and what came of it")
    public SupplierOrder one(String gln, String number) {
        return orders.one(address(new Checking(), gln, number), number, now());
    }

    @POST
    @Path("{number}/cancellations")
    @May(Action.RECEIVE_INBOUND)
    @Operation(summary = "Calls off what has not come of an order", description = "What comes all the same is taken in, and counted with it.")
    public SupplierOrder callOff(String gln, String number, @Nullable CancellationBody body) {
        CancellationBody said = Checking.body(body, "{\"reason\": \"the supplier has none\"}");
        var checking = new Checking();
        checking.text("reason", said.reason(), Limits.NAME);
        Gln dc = address(checking, gln, number);
        return orders.callOff(dc, number, checking.held(said.reason()), caller.author(), now());
    }

    @POST
    @Path("{number}/expectations")
    @May(Action.RECEIVE_INBOUND)
    @Operation(summary = "Says when an order is expected now", description = "As long as it is open. An exception that it is late ends by it, if that is still to come.")
    public SupplierOrder putOff(String gln, String number, @Nullable ExpectationBody body) {
        ExpectationBody said = Checking.body(body, "{\"expectedAt\": \"2026-03-05T06:30:00+01:00\"}");
        var checking = new Checking();
        checking.require(said.expectedAt() != null, "expectedAt", "must say when it is expected, such as 2026-03-05T06:30:00+01:00");
        Gln dc = address(checking, gln, number);
        return orders.putOff(dc, number, checking.held(said.expectedAt()).truncatedTo(ChronoUnit.MICROS), caller.author(), now());
    }

    private static Gln address(Checking checking, String gln, String number) {
        Gln dc = checking.gln("gln", gln);
        checking.text("number", number, Limits.KEY);
        checking.mustHold();
        return checking.held(dc);
    }
}
