package io.restock.replenishment.order;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
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
            update replenishment.order_line set sequence = ?, despatched = despatched + ?, cancelled = cancelled + ?, closed = closed + ?,
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
                switch (next.event()) {
                    case LinePlaced line -> {
                        place(place, partition, sequence, line);
                        placed = true;
                    }
                    case LineDespatched line -> change(change, line, sequence, line.units(), 0, 0, 0, null, null);
                    case LineShort line -> change(change, line, sequence, 0, line.cancelled() ? line.units() : 0, 0, 0, null, null);
                    case LineReceived line ->
                            change(change, line, sequence, 0, 0, line.despatched(), line.units(), line.occurredAt(), recordedAt.get(line));
                }
                changed |= !(next.event() instanceof LinePlaced);
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
            utc(line.cutOffAt()), utc(line.dueAt()), utc(why.recordedAt().plus(promised)), why.trigger(), utc(why.triggeredAt()),
            utc(why.recordedAt()), why.onHand(), why.onOrder(), why.allocated(), why.position(), why.meanDemand(), why.variance(),
            why.protectionHours(), why.serviceLevel(), why.reorderLevel(), why.packs(), why.constraint(),
            aim == null ? null : aim.wanted(), aim == null ? null : aim.leadTimeMean(), aim == null ? null : aim.leadTimeVariance(), why.outdating(),
            promoted == null ? null : promoted.promotion(), promoted == null ? null : promoted.factor(), promoted == null ? null : promoted.tooLate(),
            why.origin(), why.stockPosition()};
        for (int i = 0; i < values.length; i++) {
            place.setObject(i + 1, values[i]);
        }
        place.addBatch();
    }

    private static void change(PreparedStatement change, OrderEvent event, int sequence, int despatched, int cancelled, int closed,
            int received, Instant receivedAt, Instant recordedAt) throws SQLException {
        change.setInt(1, sequence);
        change.setInt(2, despatched);
        change.setInt(3, cancelled);
        change.setInt(4, closed);
        change.setInt(5, received);
        change.setObject(6, utc(receivedAt));
        change.setObject(7, utc(recordedAt));
        change.setString(8, event.line().toString());
        change.addBatch();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
