package io.restock.distribution.orders;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restock.border.http.Caller;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.request.Fields;
import io.restock.distribution.sql.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** {@code GET /v1/dcs/{gln}/orders}: what must leave now, and why; the most pressing first. */
@Path("/v1/dcs/{gln}/orders")
@RunOnVirtualThread
@RequestScoped
public class OrdersResource {
    private static final int LIMIT = 1_000;

    private final Database database;
    private final BusinessClock clock;
    private final Caller caller;

    OrdersResource(Database database, BusinessClock clock, Caller caller) {
        this.caller = caller;
        this.database = database;
        this.clock = clock;
    }

    /** @param next the {@code after} of the next page, or null at the end */
    public record Board(Gln dc, Instant at, List<Line> lines, String next) {}

    /**
     * @param minutesLeft of the 24 hours, negative when they are over; business time
     * @param explanation the inputs of the rule that ordered it
     */
    public record Line(String orderLine, String store, String storeName, String item, String itemName, int units, int casePack, String status,
            Instant placedAt, Instant cutOffAt, Instant dueAt, long minutesLeft, Long wave, int waiting, int backOrdered, int allocated,
            int picked, int despatched, int cancelled, Instant receivedAt, @JsonRawValue String explanation) {}

    @GET
    public Board board(String gln, @QueryParam("status") String status, @QueryParam("dueBefore") String dueBefore,
            @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        caller.mustBe("dc", "merchandiser", "operator");
        Gln dc = Fields.gln("gln", gln);
        database.decide(sql -> Dc.get(sql, dc));
        int length = Fields.limit(limit, LIMIT);
        var question = new OrderBoardLine.Question(dc.digits(), status(status), dueBefore(dueBefore), place(after), length);
        var lines = QuarkusTransaction.requiringNew().call(() -> OrderBoardLine.ask(question));
        Instant now = clock.instant();
        String next = lines.size() < length ? null : lines.getLast().dueAt + "~" + lines.getLast().id;
        return new Board(dc, now, lines.stream().map(line -> line(line, now)).toList(), next);
    }

    private static Line line(OrderBoardLine l, Instant now) {
        return new Line(l.id, l.store, l.storeName, l.item, l.itemName, l.units, l.casePack, l.status, l.placedAt, l.cutOffAt, l.dueAt,
                Duration.between(now, l.dueAt).toMinutes(), l.wave, l.waiting, l.backOrdered, l.allocated, l.picked, l.despatched, l.cancelled,
                l.receivedAt, l.explanation);
    }

    private static OrderStatus status(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(OrderStatus.values()).filter(status -> status.name().equalsIgnoreCase(text)).findFirst().orElseThrow(() ->
                ProblemException.invalid(List.of("status must be one of " + Arrays.toString(OrderStatus.values()) + ", was " + text)));
    }

    private static Instant dueBefore(String text) {
        try {
            return text == null || text.isBlank() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.invalid(List.of("dueBefore must be an instant such as 2026-03-02T18:00:00Z, was " + text));
        }
    }

    private static OrderBoardLine.Place place(String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        int tilde = after.indexOf('~');
        try {
            return new OrderBoardLine.Place(Instant.parse(after.substring(0, Math.max(0, tilde))), after.substring(tilde + 1));
        } catch (DateTimeException e) {
            throw ProblemException.invalid(List.of("after must be the \"next\" of the page before, was " + after));
        }
    }
}
