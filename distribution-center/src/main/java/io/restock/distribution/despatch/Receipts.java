package io.restock.distribution.despatch;

import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows despatch lines as their stores take them in, at once or in parts, or take a receipt back. A line is closed when all of it has come, or is known not to come, since it goes home or elsewhere. */
public final class Receipts {
    private Receipts() {}

    public static void follow(Sql sql, List<StockEvent> events) throws SQLException {
        sql.batch("""
                update distribution.despatch_line set received_units = coalesce(received_units, 0) + ?, damaged_units = coalesce(damaged_units, 0) + ?, called_off = called_off + ?,
                    received_at = case when ? or coalesce(received_units, 0) + coalesce(damaged_units, 0) + called_off + ? >= units then coalesce(received_at, ?)
                                       when not ? then received_at end,
                    redirected_to = coalesce(?, redirected_to)
                where sscc = ? and order_line = ?""",
                events.stream().map(Receipts::change).filter(change -> change.length > 0).sorted(Comparator.comparing((Object[] change) -> change[8].toString())
                        .thenComparing(change -> change[9].toString())).toList());
    }

    /** Nothing for what is no line of ours. */
    private static @Nullable Object[] change(StockEvent event) {
        return switch (event) {
            case DeliveryReceived came when came.despatch() != null && came.orderLine() != null ->
                values(came.units(), came.damaged(), 0, came.missing() == null ? came.despatched() > came.units() + came.damaged() : came.missing() > 0, event, null,
                        came.despatch(),
                        came.orderLine());
            case DeliveryReversed back when back.despatch() != null && back.orderLine() != null ->
                values(-back.units(), -back.damaged(), 0, false, event, null, back.despatch(), back.orderLine());
            case DeliveryCalledOff off when off.orderLine() != null ->
                values(0, 0, Boolean.TRUE.equals(off.toCenter()) ? off.units() : 0, true, event, off.redirected() ? off.elsewhere() : null, off.despatch(), off.orderLine());
            case DeliveryDespatched sent when Boolean.TRUE.equals(sent.again()) && sent.orderLine() != null ->
                values(0, 0, -sent.units(), false, event, null, sent.despatch(), sent.orderLine());
            default -> new Object[0];
        };
    }

    private static @Nullable Object[] values(int units, int damaged, int calledOff, boolean closes, StockEvent event, @Nullable Gln redirectedTo, Sscc despatch, String orderLine) {
        boolean reopens = event instanceof DeliveryReversed || event instanceof DeliveryDespatched;
        return new Object[] {units, damaged, calledOff, closes, units + damaged + calledOff, event.occurredAt(), reopens, redirectedTo, despatch, orderLine};
    }
}
