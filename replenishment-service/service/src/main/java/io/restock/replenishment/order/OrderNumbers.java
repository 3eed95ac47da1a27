package io.restock.replenishment.order;

import io.restock.contracts.Gln;
import io.restock.contracts.orders.OrderLineId;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Numbers the lines of orders within one batch. All lines of a store for the same cut-off belong to one order. */
public final class OrderNumbers {
    private record Order(String store, Instant cutOffAt, int lines) {}

    private final Sql sql;
    private final Map<String, Order> orders = new TreeMap<>();

    public OrderNumbers(Sql sql) {
        this.sql = sql;
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
        return (int) sql.number("select lines from replenishment.replenishment_order where id = ?", id);
    }

    /** Writes down how far the numbers went. */
    public void save() throws SQLException {
        sql.batch("""
                insert into replenishment.replenishment_order (id, store, cut_off_at, lines) values (?, ?, ?, ?)
                on conflict (id) do update set lines = excluded.lines""",
                orders.entrySet().stream().map(order -> new Object[] {order.getKey(), order.getValue().store(), order.getValue().cutOffAt(),
                    order.getValue().lines()}).toList());
    }
}
