package io.restock.distribution.despatch;

import io.restock.contracts.Sscc;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Follows despatch lines as their stores take them in, at once or in parts, or take a receipt back. A line is closed when all of it has come, or is known not to come. */
public final class Receipts {
    private Receipts() {}

    public static void follow(Sql sql, List<StockEvent> events) throws SQLException {
        sql.batch("""
                update distribution.despatch_line set received_units = coalesce(received_units, 0) + ?, damaged_units = coalesce(damaged_units, 0) + ?,
                    received_at = case when ? or coalesce(received_units, 0) + ? + coalesce(damaged_units, 0) + ? >= units then coalesce(received_at, ?)
                                       when not ? then received_at end
                where sscc = ? and order_line = ?""",
                events.stream().map(Receipts::change).filter(change -> change.length > 0).sorted(Comparator.comparing((Object[] change) -> change[7].toString())
                        .thenComparing(change -> change[8].toString())).toList());
    }

    /** Nothing for what is no line of ours. */
    private static Object[] change(StockEvent event) {
        return switch (event) {
            case DeliveryReceived came when came.despatch() != null && came.orderLine() != null ->
                values(came.units(), came.damaged(), came.missing() == null ? came.despatched() > came.units() + came.damaged() : came.missing() > 0, event, came.despatch(),
                        came.orderLine());
            case DeliveryReversed back when back.despatch() != null && back.orderLine() != null ->
                values(-back.units(), -back.damaged(), false, event, back.despatch(), back.orderLine());
            case DeliveryCalledOff off when off.orderLine() != null -> values(0, 0, true, event, off.despatch(), off.orderLine());
            default -> new Object[0];
        };
    }

    private static Object[] values(int units, int damaged, boolean closes, StockEvent event, Sscc despatch, String orderLine) {
        return new Object[] {units, damaged, closes, units, damaged, event.occurredAt(), event instanceof DeliveryReversed, despatch, orderLine};
    }
}
