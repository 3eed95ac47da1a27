package io.restock.distribution.orders;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.lanes.Dc;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/dcs/{gln}/orders}: what must leave now, and why; the most pressing first. */
@Path("/v1/dcs/{gln}/orders")
@RunOnVirtualThread
@RequestScoped
public class OrdersResource extends Desk {
    /** @param next the {@code after} of the next page, or null at the end */
    public record Board(Gln dc, Instant at, List<Line> lines, @Nullable String next) {}

    /**
     * @param minutesLeft of the 24 hours, negative when they are over; business time
     * @param home the center of which its store is, while this one stands in for that; else null
     * @param pulledForwardAt since when it goes with the next wave of any cut-off, or null
     * @param substituted of {@code cancelled}, units for which goods of another item went
     * @param inPlaceOf what it stands for, where it is such goods and nobody ordered it; else null
     * @param explanation the inputs of the rule that ordered it
     */
    public record Line(String orderLine, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String home, String store, @Nullable String storeName, String item,
            @Nullable String itemName, int units, int casePack, String status,
            Instant placedAt, Instant cutOffAt, Instant dueAt, long minutesLeft, @Nullable Long wave, int waiting, int backOrdered, int allocated,
            int picked, int despatched, int cancelled, int substituted, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable InPlaceOf inPlaceOf, @Nullable Instant receivedAt,
            @Nullable Instant pulledForwardAt, @JsonRawValue @Nullable String explanation) {}

    /** @param why that line was short: EMPTY, NOT_FOUND, DAMAGED, or SHORT_PICK where nobody said */
    public record InPlaceOf(String orderLine, String item, String why) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What must leave, the first due first")
    public Board board(String gln, @QueryParam("status") @Nullable String status, @QueryParam("dueBefore") @Nullable String dueBefore,
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("after") @Nullable String after) {
        var checking = new Checking();
        Gln center = checking.gln("gln", gln);
        OrderStatus wanted = status == null || status.isBlank() ? null : checking.oneOf("status", status.toUpperCase(Locale.ROOT), OrderStatus.class);
        Instant due = checking.instant("dueBefore", given(dueBefore));
        DuePlace place = given(after) == null ? null : checking.fits("after", after, DuePlace::of);
        int length = checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        Gln dc = requireNonNull(center);
        database.decide(sql -> Dc.get(sql, dc));
        var question = new OrderBoardLine.Question(dc.digits(), wanted, due, place, length);
        var lines = QuarkusTransaction.requiringNew().call(() -> OrderBoardLine.ask(question));
        Map<String, String> homes = homes(lines);
        Instant now = clock.instant();
        String next = lines.size() < length ? null : new DuePlace(lines.getLast().dueAt, lines.getLast().id).toString();
        return new Board(dc, now, lines.stream().map(line -> line(line, homes.get(line.id), now)).toList(), next);
    }

    private Map<String, String> homes(List<OrderBoardLine> lines) {
        var homes = new HashMap<String, String>();
        database.read(sql -> sql.list("select id, home from distribution.order_line where home is not null and id = any(?)",
                row -> homes.put(row.getString(1), row.getString(2)), lines.stream().map(line -> line.id).toList()));
        return homes;
    }

    private static Line line(OrderBoardLine l, @Nullable String home, Instant now) {
        return new Line(l.id, home, l.store, l.storeName, l.item, l.itemName, l.units, l.casePack, l.status, l.placedAt, l.cutOffAt, l.dueAt,
                Duration.between(now, l.dueAt).toMinutes(), l.wave, l.waiting, l.backOrdered, l.allocated, l.picked, l.despatched, l.cancelled,
                l.substituted, l.inPlaceOf == null ? null : new InPlaceOf(l.inPlaceOf, l.inPlaceOfItem, l.inPlaceWhy), l.receivedAt, l.pulledForwardAt, l.explanation);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
