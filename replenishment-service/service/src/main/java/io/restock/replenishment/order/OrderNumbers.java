package io.restock.replenishment.order;

import io.restock.contracts.Gln;
import io.restock.contracts.orders.OrderLineId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** Numbers the lines of orders within one batch. All lines of a store for the same cut-off belong to one order. */
public final class OrderNumbers {
    private record Order(String store, Instant cutOffAt, int lines) {}

    private final Connection connection;
    private final Map<String, Order> orders = new TreeMap<>();

    public OrderNumbers(Connection connection) {
        this.connection = connection;
    }

    /** The next line of the store's order for a cut-off. */
    public OrderLineId next(Gln store, Instant cutOffAt) throws SQLException {
        String id = OrderLineId.order(store, cutOffAt);
        Order order = orders.get(id);
        int line = (order == null ? linesOf(id) : order.lines()) + 1;
        orders.put(id, new Order(store.digits(), cutOffAt, line));
        return new OrderLineId(id, line);
    }

    private int linesOf(String id) throws SQLException {
        try (var select = connection.prepareStatement("select lines from replenishment.replenishment_order where id = ?")) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Writes down how far the numbers went. */
    public void save() throws SQLException {
        if (orders.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement("""
                insert into replenishment.replenishment_order (id, store, cut_off_at, lines) values (?, ?, ?, ?)
                on conflict (id) do update set lines = excluded.lines""")) {
            for (var order : orders.entrySet()) {
                upsert.setString(1, order.getKey());
                upsert.setString(2, order.getValue().store());
                upsert.setObject(3, order.getValue().cutOffAt().atOffset(ZoneOffset.UTC));
                upsert.setInt(4, order.getValue().lines());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
