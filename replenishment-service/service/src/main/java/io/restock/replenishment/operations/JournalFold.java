package io.restock.replenishment.operations;

import io.restock.contracts.operations.Verification.Check;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LineCalledBack;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReassigned;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineReopened;
import io.restock.contracts.orders.OrderEvent.LineRescheduled;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.replenishment.order.WantOfStock;
import io.restock.sql.Offenders;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Folds the journal line by line and lays each result beside its row. Both are read in key order, so memory does not grow with them. */
final class JournalFold {
    private static final int FETCHED = 2_000;

    /** What a line's events add up to. */
    private record Sum(int units, int despatched, int cancelled, int wanting, int closed, int missing, int received, int sequence) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0, 0, 0, 0, -1);

        Sum plus(OrderEvent event) {
            return switch (event) {
                case LinePlaced placed -> new Sum(units + placed.units(), despatched, cancelled, wanting, closed, missing, received, sequence + 1);
                case LineDespatched sent -> new Sum(units, despatched + sent.units(), cancelled, wanting, closed, missing, received, sequence + 1);
                case LineCalledBack back -> new Sum(units, despatched - back.units(), cancelled, wanting, closed, missing, received, sequence + 1);
                case LineShort shortened -> new Sum(units, despatched, cancelled + (shortened.cancelled() ? shortened.units() : 0),
                        wanting + WantOfStock.units(shortened), closed, missing, received, sequence + 1);
                case CancellationAsked _,LineRescheduled _,LineReassigned _ -> new Sum(units, despatched, cancelled, wanting, closed, missing, received, sequence + 1);
                case LineReceived arrived -> new Sum(units, despatched, cancelled, wanting, closed + arrived.despatched(), missing + orNone(arrived.missing()),
                        received + arrived.units(), sequence + 1);
                case LineReopened reopened -> new Sum(units, despatched, cancelled, wanting, closed - reopened.despatched(), missing - orNone(reopened.missing()),
                        received - reopened.units(), sequence + 1);
            };
        }

        private static int orNone(@Nullable Integer units) {
            return units == null ? 0 : units;
        }
    }

    private JournalFold() {}

    static Check check(Sql sql) throws SQLException {
        var offenders = new Offenders();
        long counted = 0;
        try (var lines = sql.connection().createStatement(); var events = sql.connection().createStatement()) {
            lines.setFetchSize(FETCHED);
            events.setFetchSize(FETCHED);
            try (var line = lines.executeQuery(
                    "select id, units, despatched, cancelled, wanting, closed, missing, received, sequence from replenishment.order_line order by id");
                    var event = events.executeQuery("select key, type, payload from replenishment.journal order by key, sequence")) {
                boolean more = event.next();
                while (line.next()) {
                    String id = line.getString(1);
                    for (; more && event.getString(1).compareTo(id) < 0; more = event.next()) {
                        offenders.add(event.getString(1));
                    }
                    var sum = Sum.NOTHING;
                    for (; more && event.getString(1).equals(id); more = event.next()) {
                        sum = sum.plus(OrderEvent.CODEC.read(event.getString(2), event.getBytes(3)));
                    }
                    if (!sum.equals(row(line))) {
                        offenders.add(id);
                    }
                    counted++;
                }
                for (; more; more = event.next()) {
                    offenders.add(event.getString(1));
                }
            }
        }
        return offenders.check("every line equals the fold of its events in the journal", counted);
    }

    private static Sum row(ResultSet line) throws SQLException {
        return new Sum(line.getInt(2), line.getInt(3), line.getInt(4), line.getInt(5), line.getInt(6), line.getInt(7), line.getInt(8), line.getInt(9));
    }
}
