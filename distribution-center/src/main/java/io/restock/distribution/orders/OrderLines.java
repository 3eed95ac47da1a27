package io.restock.distribution.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineReopened;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.engine.Demand;
import io.restock.sql.Sql;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the orders. A line that is reported twice is the same line, also when it was forgotten by now; a line that is closed twice was closed the first time. */
public final class OrderLines {
    private static final double LARGEST_VARIANCE = Demand.LARGEST_MEAN * Demand.LARGEST_MEAN;

    private OrderLines() {}

    public static void follow(Sql sql, List<OrderEvent> events) throws SQLException {
        var placed = new ArrayList<LinePlaced>();
        var received = new ArrayList<LineReceived>();
        var reopened = new ArrayList<LineReopened>();
        for (OrderEvent event : events) {
            switch (event) {
                case LinePlaced line -> placed.add(line);
                case LineReceived line -> received.add(line);
                case LineReopened line -> reopened.add(line);
                case LineDespatched _,LineShort _ -> {} // our own word, come back: our books have it already
            }
        }
        placed.sort(Comparator.comparing(line -> line.line().toString()));
        received.sort(Comparator.comparing(line -> line.line().toString()));
        place(sql, placed);
        close(sql, received);
        sql.batch("update distribution.order_line set received_at = null where id = ?",
                reopened.stream().filter(line -> line.despatched() > 0).map(line -> new Object[] {line.line()}).toList());
    }

    private static void place(Sql sql, List<LinePlaced> placed) throws SQLException {
        Instant forgotten = sql.first("select before from distribution.forgotten", row -> Sql.instant(row, "before")).orElseThrow();
        sql.batch("""
                insert into distribution.order_line (id, dc, store, item, case_pack, units, placed_at, cut_off_at, due_at,
                    position, mean_demand, variance, explanation)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (id) do nothing""",
                placed.stream().filter(line -> !line.dueAt().isBefore(forgotten)).map(OrderLines::values).toList());
    }

    private static Object[] values(LinePlaced line) {
        Explanation why = line.explanation();
        // Without an explanation the line itself is the best guess at what its store will sell.
        int position = why == null ? 0 : why.position();
        double mean = why == null ? line.units() : believable(why.meanDemand(), Demand.LARGEST_MEAN);
        double variance = why == null ? line.units() : believable(why.variance(), LARGEST_VARIANCE);
        return new Object[] {line.line(), line.dc(), line.store(), line.item(), Math.max(1, line.casePack()), line.units(), line.occurredAt(),
            line.cutOffAt(), line.dueAt(), position, mean, variance, json(why)};
    }

    /** Whatever a line says of its demand, its wave can share by it. */
    private static double believable(double demand, double most) {
        return demand > 0 ? Math.min(demand, most) : 0;
    }

    private static void close(Sql sql, List<LineReceived> received) throws SQLException {
        var values = new ArrayList<Object[]>();
        for (LineReceived line : received) {
            if (line.complete()) {
                Instant at = line.occurredAt();
                values.add(new Object[] {at, line.line()});
            }
        }
        sql.batch("update distribution.order_line set received_at = ? where id = ? and received_at is null", values);
    }

    private static @Nullable String json(@Nullable Explanation why) {
        try {
            return why == null ? null : Json.MAPPER.writeValueAsString(why);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
