package io.restock.replenishment.order;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.Constraints;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.journal.axon.AggregateHost.Applied;
import io.restock.journal.axon.AggregateHost.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Order lines as rows: they answer questions, and they are the aggregates' snapshots. */
public final class OrderRows {
    private static final String PLACE = """
            insert into replenishment.order_line (id, order_id, line, partition, sequence, store, dc, item, units, case_pack, placed_at,
              cut_off_at, due_at, recorded_due_at, trigger_event, triggered_at, trigger_recorded_at, on_hand, on_order, allocated, position,
              mean_demand, variance, protection_hours, service_level, reorder_level, packs, bound,
              aim, lead_time_mean, lead_time_variance, outdating, promotion, uplift, too_late, origin, stock_position)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String CHANGE = """
            update replenishment.order_line set sequence = ?, despatched = despatched + ?, despatched_at = coalesce(?, despatched_at),
              cancelled = cancelled + ?, wanting = wanting + ?, short_reason = coalesce(?, short_reason), closed = closed + ?,
              received = received + ?, received_at = coalesce(?, received_at), received_recorded_at = coalesce(?, received_recorded_at)
            where id = ?""";

    private OrderRows() {}

    /** Lines by their ids, in one query. */
    public static Map<String, Snapshot<OrderLine>> load(Connection connection, Collection<String> ids) throws SQLException {
        var found = new HashMap<String, Snapshot<OrderLine>>();
        try (var select = connection.prepareStatement(
                "select id, store, item, open_units, sequence from replenishment.order_line where id = any (?)")) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    String id = row.getString(1);
                    var storeItem = new StoreItemId(new Gln(row.getString(2)), new Gtin(row.getString(3)));
                    int open = row.getInt(4);
                    found.put(id, new Snapshot<>(() -> new OrderLine(id, storeItem, open), row.getLong(5)));
                }
            }
        }
        return found;
    }

    /** @param recordedAt of each event's cause, by the event: the second reading of the 24-hour clock */
    public static void save(Connection connection, int partition, List<Applied<OrderEvent>> applied, Map<OrderEvent, Instant> recordedAt)
            throws SQLException {
        try (var place = connection.prepareStatement(PLACE); var change = connection.prepareStatement(CHANGE)) {
            boolean placed = false;
            boolean changed = false;
            for (var next : applied) {
                int sequence = (int) next.sequence();
                if (next.event() instanceof LinePlaced line) {
                    place(place, partition, sequence, line);
                    placed = true;
                } else {
                    change(change, next.event(), sequence, recordedAt);
                    changed = true;
                }
            }
            if (placed) {
                place.executeBatch();
            }
            if (changed) {
                change.executeBatch();
            }
        }
    }

    private static void place(PreparedStatement place, int partition, int sequence, LinePlaced line) throws SQLException {
        Explanation why = line.explanation();
        // The second reading runs as long as the first, days without waves included.
        var promised = Duration.between(why.triggeredAt(), line.dueAt());
        var aim = why.aim();
        var promoted = why.promoted();
        var values = new Object[] {line.line().toString(), line.line().order(), line.line().line(), partition, sequence,
            line.store().digits(), line.dc().digits(), line.item().digits(), line.units(), line.casePack(), utc(line.occurredAt()),
            utc(line.cutOffAt()), utc(line.dueAt()), utc(why.recordedAt().plus(promised)), why.trigger().toString(), utc(why.triggeredAt()),
            utc(why.recordedAt()), why.onHand(), why.onOrder(), why.allocated(), why.position(), why.meanDemand(), why.variance(),
            why.protectionHours(), why.serviceLevel(), why.reorderLevel(), why.packs(), why.constraint().equals(Constraints.NONE) ? null : why.constraint().toString(),
            aim == null || aim.wanted() == null ? null : aim.wanted().text(), aim == null ? null : aim.leadTimeMean(), aim == null ? null : aim.leadTimeVariance(), why.outdating(),
            promoted == null ? null : promoted.promotion(), promoted == null ? null : promoted.factor(), promoted == null ? null : promoted.tooLate(),
            why.origin() == null ? null : why.origin().toString(), why.stockPosition()};
        set(place, values);
        place.addBatch();
    }

    private static void change(PreparedStatement change, OrderEvent event, int sequence, Map<OrderEvent, Instant> recordedAt) throws SQLException {
        var values = switch (event) {
            case LinePlaced placed -> throw new IllegalArgumentException(placed.line() + " is no change");
            case LineDespatched sent -> new Object[] {sequence, sent.units(), utc(sent.occurredAt()), 0, 0, null, 0, 0, null, null};
            case LineShort told -> new Object[] {sequence, 0, null, told.cancelled() ? told.units() : 0, WantOfStock.units(told), told.reason(), 0, 0,
                null, null};
            case LineReceived arrived -> new Object[] {sequence, 0, null, 0, 0, null, arrived.despatched(), arrived.units(), utc(arrived.occurredAt()),
                utc(recordedAt.get(arrived))};
        };
        set(change, values);
        change.setString(values.length + 1, event.line().toString());
        change.addBatch();
    }

    private static void set(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
