package io.restock.replenishment.order;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.Constraints;
import io.restock.contracts.orders.Explanation;
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
import io.restock.journal.axon.AggregateHost.Applied;
import io.restock.journal.axon.AggregateHost.Snapshot;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Order lines as rows: they answer questions, and they are the aggregates' snapshots. */
public final class OrderRows {
    private static final String PLACE = """
            insert into replenishment.order_line (id, order_id, line, partition, sequence, store, dc, item, units, case_pack, placed_at,
              cut_off_at, due_at, recorded_due_at, trigger_event, triggered_at, trigger_recorded_at, on_hand, on_order, allocated, position,
              mean_demand, variance, protection_hours, service_level, reorder_level, packs, bound,
              aim, aim_from, lead_time_mean, lead_time_variance, outdating, promotion, uplift, too_late, origin, stock_position, presentation_minimum,
              in_place_of, in_place_of_item, in_place_why)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    /** A substitute is an order of its own, and of no wave of ours: its one line is numbered by its center. */
    private static final String ORDER_OF_SUBSTITUTE = "insert into replenishment.replenishment_order (id, store, cut_off_at, lines) values (?, ?, ?, ?)";
    private static final String CHANGE = """
            update replenishment.order_line set sequence = greatest(sequence, ?), despatched = despatched + ?, despatched_at = coalesce(?, despatched_at),
              cancelled = cancelled + ?, wanting = wanting + ?, short_reason = coalesce(?, short_reason), closed = closed + ?, missing = missing + ?,
              received = received + ?, received_at = coalesce(?, received_at), received_recorded_at = coalesce(?, received_recorded_at)
            where id = ?""";

    /** The second reading of the clock is moved as the first. */
    private static final String RESCHEDULE = """
            update replenishment.order_line set sequence = greatest(sequence, ?), recorded_due_at = recorded_due_at + (? - due_at), cut_off_at = ?, due_at = ?
            where id = ?""";

    /** The center that was its own is remembered while another has it. */
    private static final String REASSIGN = """
            update replenishment.order_line set sequence = greatest(sequence, ?), home = nullif(coalesce(home, dc), ?), dc = ?, cut_off_at = ?
            where id = ?""";

    private OrderRows() {}

    /** Lines by their ids, in one query. */
    public static Map<String, Snapshot<OrderLine>> load(Sql sql, Collection<String> ids) throws SQLException {
        var found = new HashMap<String, Snapshot<OrderLine>>();
        sql.list("select id, store, item, open_units, sequence, due_at, short_reason from replenishment.order_line where id = any (?)", row -> {
            String id = row.getString(1);
            var storeItem = new StoreItemId(new Gln(row.getString(2)), new Gtin(row.getString(3)));
            int open = row.getInt(4);
            var due = Sql.instant(row, "due_at");
            String reason = row.getString("short_reason");
            boolean isShort = reason != null && WantOfStock.isWhy(reason);
            return found.put(id, new Snapshot<>(() -> new OrderLine(id, storeItem, open, due, isShort), row.getLong(5)));
        }, ids);
        return found;
    }

    /** @param recordedAt of each event's cause, by the event: the second reading of the 24-hour clock */
    public static void save(Sql sql, int partition, List<Applied<OrderEvent>> applied, Map<OrderEvent, Instant> recordedAt) throws SQLException {
        var placed = new ArrayList<Object[]>();
        var substitutes = new ArrayList<Object[]>();
        var changed = new ArrayList<Object[]>();
        var rescheduled = new ArrayList<Object[]>();
        var reassigned = new ArrayList<Object[]>();
        for (var next : applied) {
            int sequence = (int) next.sequence();
            if (next.event() instanceof LinePlaced line) {
                placed.add(placed(partition, sequence, line));
                if (line.inPlaceOf() != null) {
                    substitutes.add(new Object[] {line.line().order(), line.store(), line.cutOffAt(), line.line().line()});
                }
            } else if (next.event() instanceof LineRescheduled line) {
                rescheduled.add(new Object[] {sequence, line.dueAt(), line.cutOffAt(), line.dueAt(), line.line()});
            } else if (next.event() instanceof LineReassigned line) {
                reassigned.add(new Object[] {sequence, line.to(), line.to(), line.cutOffAt(), line.line()});
            } else {
                changed.add(changed(next.event(), sequence, recordedAt));
            }
        }
        sql.batch(PLACE, placed);
        sql.batch(ORDER_OF_SUBSTITUTE, substitutes);
        sql.batch(CHANGE, changed);
        sql.batch(RESCHEDULE, rescheduled);
        sql.batch(REASSIGN, reassigned);
    }

    private static Object[] placed(int partition, int sequence, LinePlaced line) {
        Explanation why = line.explanation();
        // The second reading runs as long as the first, days without waves included.
        var promised = Duration.between(why.triggeredAt(), line.dueAt());
        var aim = why.aim();
        var promoted = why.promoted();
        var other = line.inPlaceOf();
        return new Object[] {line.line().toString(), line.line().order(), line.line().line(), partition, sequence,
            line.store().digits(), line.dc().digits(), line.item().digits(), line.units(), line.casePack(), line.occurredAt(),
            line.cutOffAt(), line.dueAt(), why.recordedAt().plus(promised), why.trigger(), why.triggeredAt(),
            why.recordedAt(), why.onHand(), why.onOrder(), why.allocated(), why.position(), why.meanDemand(), why.variance(),
            why.protectionHours(), why.serviceLevel(), why.reorderLevel(), why.packs(), why.constraint().equals(Constraints.NONE) ? null : why.constraint(),
            aim == null || aim.wanted() == null ? null : aim.wanted().text(), aim == null || aim.from() == null ? null : aim.from(),
            aim == null ? null : aim.leadTimeMean(), aim == null ? null : aim.leadTimeVariance(), why.outdating(),
            promoted == null ? null : promoted.promotion(), promoted == null ? null : promoted.factor(), promoted == null ? null : promoted.tooLate(),
            why.origin(), why.stockPosition(), why.presentationMinimum(), other == null ? null : other.line(), other == null ? null : other.item(),
            other == null ? null : other.reason()};
    }

    private static Object[] changed(OrderEvent event, int sequence, Map<OrderEvent, Instant> recordedAt) {
        return switch (event) {
            case LinePlaced _,LineRescheduled _,LineReassigned _ -> throw new IllegalArgumentException(event.line() + " has its own statement");
            case CancellationAsked _ -> new Object[] {sequence, 0, null, 0, 0, null, 0, 0, 0, null, null, event.line()};
            case LineDespatched sent -> new Object[] {sequence, sent.units(), sent.occurredAt(), 0, 0, null, 0, 0, 0, null, null, event.line()};
            case LineCalledBack back -> new Object[] {sequence, -back.units(), null, 0, 0, null, 0, 0, 0, null, null, event.line()};
            case LineShort shortened -> new Object[] {sequence, 0, null, shortened.cancelled() ? shortened.units() : 0, WantOfStock.units(shortened),
                WantOfStock.isFailure(shortened.reason()) ? shortened.reason() : null, 0, 0, 0,
                null, null, event.line()};
            case LineReceived arrived -> new Object[] {sequence, 0, null, 0, 0, null, arrived.despatched(), orNone(arrived.missing()), arrived.units(),
                arrived.occurredAt(), recordedAt.get(arrived), event.line()};
            case LineReopened reopened -> new Object[] {sequence, 0, null, 0, 0, null, -reopened.despatched(), -orNone(reopened.missing()), -reopened.units(), null, null,
                event.line()};
        };
    }

    private static int orNone(@Nullable Integer units) {
        return units == null ? 0 : units;
    }
}
