package io.restock.dashboard.page;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.dashboard.live.OrderRow;
import io.restock.dashboard.names.Names;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Orders as replenishment answers them, each with all of its lines.
 *
 * @param next null at the end
 */
record OrdersAnswer(List<Order> orders, String next) {
    record Order(String order, Gln store, List<Line> lines) {}

    /** @param open units neither cancelled nor received */
    record Line(int line, Gln dc, Gtin item, String status, int units, int casePack, int open, Instant placedAt, Instant cutOffAt, Instant dueAt) {}

    Stream<OrderRow> openRows(Names names) {
        return orders.stream().flatMap(order -> order.lines().stream().filter(line -> line.open() > 0).map(line -> row(order, line, names)));
    }

    private static OrderRow row(Order order, Line line, Names names) {
        var item = names.of(line.item());
        return new OrderRow(order.order() + "/" + line.line(), order.store(), names.of(order.store()), line.dc(), line.item(), item.name(),
                item.unit().name(), line.units(), line.casePack(), line.placedAt(), line.cutOffAt(), line.dueAt(), line.status());
    }
}
