package io.restock.distribution.despatch;

import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Closes despatch lines as their stores take them in. The first receipt closes a line; reported again, it stays closed. */
public final class Receipts {
    private Receipts() {}

    public static void follow(Sql sql, List<DeliveryReceived> received) throws SQLException {
        sql.batch("""
                update distribution.despatch_line set received_units = ?, damaged_units = ?, received_at = ?
                where sscc = ? and order_line = ? and received_at is null""",
                received.stream().filter(each -> each.despatch() != null && each.orderLine() != null)
                        .sorted(Comparator.comparing(DeliveryReceived::despatch).thenComparing(DeliveryReceived::orderLine))
                        .map(each -> new Object[] {each.units(), each.damaged(), each.occurredAt(), each.despatch(), each.orderLine()}).toList());
    }
}
