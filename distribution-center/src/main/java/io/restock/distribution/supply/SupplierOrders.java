package io.restock.distribution.supply;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.stock.GoodsAwaited;
import io.restock.distribution.supply.Deliveries.Came;
import io.restock.distribution.supply.SupplierOrder.Line;
import io.restock.distribution.supply.SupplierOrder.Place;
import io.restock.distribution.supply.SupplierOrder.State;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was ordered from suppliers beside what came of it. An order is said whole, and said again when it changes, as long as it is open. A delivery is a fact: it counts for the order
 * that it names, whatever its state, and closes it unless more is to come.
 */
@ApplicationScoped
public class SupplierOrders implements GoodsAwaited {
    @Inject
    Database database;
    @Inject
    Outbox outbox;

    /** @param units by item */
    record Placed(@Nullable String supplier, Instant expectedAt, SortedMap<Gtin, Integer> units) {}

    /**
     * @return the order as it is now
     * @throws ProblemException 404 without such a center, 409 if the order has ended, or is to ask for less than came of it
     */
    SupplierOrder put(Gln dc, String number, Placed placed, Author by, Instant now) {
        return database.decide(sql -> {
            Dc.hold(sql, dc);
            var before = find(sql, dc, number, now);
            before.ifPresent(order -> mayBecome(order, placed));
            sql.execute("""
                    insert into distribution.supplier_order (dc, number, supplier, placed_at, expected_at, author) values (?, ?, ?, ?, ?, ?)
                    on conflict (dc, number) do update set supplier = excluded.supplier, expected_at = excluded.expected_at""",
                    dc, number, placed.supplier(), now, placed.expectedAt(), by.text());
            sql.execute("delete from distribution.supplier_order_line where dc = ? and number = ? and item <> all(?) and received + damaged = 0", dc, number,
                    List.copyOf(placed.units().keySet()));
            sql.batch("""
                    insert into distribution.supplier_order_line (dc, number, item, units) values (?, ?, ?, ?)
                    on conflict (dc, number, item) do update set units = excluded.units""",
                    placed.units().entrySet().stream().map(line -> new Object[] {dc, number, line.getKey(), line.getValue()}).toList());
            if (before.isEmpty()) {
                count(sql, dc, number, Deliveries.of(sql, dc, number), now);
            }
            outbox.publish(sql, LateSupplies.look(sql, dc, number, now), by, now);
            CenterAudit.keep(sql, now, by, DeedKind.SUPPLY_ORDERED, dc + "/" + number, placed);
            return find(sql, dc, number, now).orElseThrow();
        });
    }

    private static void mayBecome(SupplierOrder before, Placed placed) {
        if (before.state() != State.OPEN) {
            throw ProblemException.conflict("supplier order " + before.number() + " is " + before.state() + "; order under a new number");
        }
        for (Line line : before.lines()) {
            int units = placed.units().getOrDefault(line.item(), 0);
            if (line.units() > 0 && units < Math.min(line.units(), line.received() + line.damaged())) {
                throw ProblemException.conflict("of item " + line.item() + " " + (line.received() + line.damaged()) + " have come already; order " + before.number()
                        + " cannot ask for " + units);
            }
        }
    }

    /** @throws ProblemException 404 without such an order, 409 if all of it came or was called off for another reason */
    SupplierOrder callOff(Gln dc, String number, String reason, Author by, Instant now) {
        return database.decide(sql -> {
            Dc.hold(sql, dc);
            SupplierOrder order = find(sql, dc, number, now).orElseThrow(() -> unknown(dc, number));
            if (order.state() == State.CANCELLED && reason.equals(order.reason())) {
                return order;
            }
            if (order.state() != State.OPEN) {
                throw ProblemException.conflict("supplier order " + number + " is " + order.state() + " since " + order.endedAt());
            }
            end(sql, dc, number, State.CANCELLED, reason, now);
            outbox.publish(sql, LateSupplies.look(sql, dc, number, now), by, now);
            CenterAudit.keep(sql, now, by, DeedKind.SUPPLY_CALLED_OFF, dc + "/" + number, Map.of("reason", reason));
            return find(sql, dc, number, now).orElseThrow();
        });
    }

    /** It is expected at another time. @throws ProblemException 404 without such an order, 409 if it has ended */
    SupplierOrder putOff(Gln dc, String number, Instant expectedAt, Author by, Instant now) {
        return database.decide(sql -> {
            Dc.hold(sql, dc);
            SupplierOrder order = find(sql, dc, number, now).orElseThrow(() -> unknown(dc, number));
            if (order.state() != State.OPEN) {
                throw ProblemException.conflict("supplier order " + number + " is " + order.state() + " since " + order.endedAt());
            }
            sql.execute("update distribution.supplier_order set expected_at = ? where dc = ? and number = ?", expectedAt, dc, number);
            outbox.publish(sql, LateSupplies.look(sql, dc, number, now), by, now);
            CenterAudit.keep(sql, now, by, DeedKind.SUPPLY_PUT_OFF, dc + "/" + number, Map.of("from", order.expectedAt(), "to", expectedAt));
            return find(sql, dc, number, now).orElseThrow();
        });
    }

    @Override
    public List<Message> came(Sql sql, Delivery delivery, Instant now) throws SQLException {
        List<Came> came = Deliveries.keep(sql, delivery, now);
        if (state(sql, delivery.dc(), delivery.number()).isEmpty()) {
            return List.of();
        }
        count(sql, delivery.dc(), delivery.number(), came, now);
        return LateSupplies.look(sql, delivery.dc(), delivery.number(), now);
    }

    @Override
    public List<Message> takenBack(Sql sql, Gln dc, String report, Instant now) throws SQLException {
        var back = Deliveries.takeBack(sql, dc, report);
        if (back.isEmpty() || state(sql, dc, back.get().number()).isEmpty()) {
            return List.of();
        }
        String number = back.get().number();
        count(sql, dc, number, back.get().came(), now);
        sql.execute("delete from distribution.supplier_order_line where dc = ? and number = ? and units = 0 and received + damaged = 0", dc, number);
        return LateSupplies.look(sql, dc, number, now);
    }

    /** An order that was closed by what has come is open again when that is taken back. */
    private static void count(Sql sql, Gln dc, String number, List<Came> came, Instant now) throws SQLException {
        sql.batch("""
                insert into distribution.supplier_order_line as l (dc, number, item, units, received, damaged) values (?, ?, ?, 0, 0, 0)
                on conflict (dc, number, item) do nothing""", came.stream().map(line -> new Object[] {dc, number, line.item()}).toList());
        sql.batch("update distribution.supplier_order_line set received = received + ?, damaged = damaged + ? where dc = ? and number = ? and item = ?",
                came.stream().map(line -> new Object[] {line.received(), line.damaged(), dc, number, line.item()}).toList());
        State state = state(sql, dc, number).orElseThrow();
        boolean done = Deliveries.areComplete(sql, dc, number) || hasCome(sql, dc, number);
        if (state == State.OPEN && done && !came.isEmpty()) {
            end(sql, dc, number, State.RECEIVED, null, now);
        } else if (state == State.RECEIVED && !done) {
            sql.execute("update distribution.supplier_order set state = 'OPEN', ended_at = null where dc = ? and number = ?", dc, number);
        }
    }

    private static Optional<State> state(Sql sql, Gln dc, String number) throws SQLException {
        return sql.first("select state from distribution.supplier_order where dc = ? and number = ?", row -> State.valueOf(row.getString(1)), dc, number);
    }

    private static boolean hasCome(Sql sql, Gln dc, String number) throws SQLException {
        return sql.number("select count(*) from distribution.supplier_order_line where dc = ? and number = ? and received + damaged < units", dc, number) == 0;
    }

    private static void end(Sql sql, Gln dc, String number, State state, @Nullable String reason, Instant now) throws SQLException {
        sql.execute("update distribution.supplier_order set state = ?, reason = ?, ended_at = ? where dc = ? and number = ?", state, reason, now, dc, number);
    }

    /** @throws ProblemException 404 without such an order */
    SupplierOrder one(Gln dc, String number, Instant now) {
        return database.<Optional<SupplierOrder>>read(sql -> find(sql, dc, number, now)).orElseThrow(() -> unknown(dc, number));
    }

    /** The first expected first. @param item only those that have it in a line. @throws ProblemException 404 without such a center */
    List<SupplierOrder> page(Gln dc, @Nullable State state, @Nullable Gtin item, @Nullable Place after, int limit, Instant now) {
        return database.read(sql -> {
            Dc.get(sql, dc);
            List<Head> heads = sql.list("""
                    select * from distribution.supplier_order o where dc = ? and (?::text is null or state = ?) and (?::timestamptz is null or (expected_at, number) > (?, ?))
                      and (?::text is null or exists (select from distribution.supplier_order_line l where l.dc = o.dc and l.number = o.number and l.item = ?))
                    order by expected_at, number limit ?""", SupplierOrders::head, dc, state, state, after == null ? null : after.expectedAt(),
                    after == null ? null : after.expectedAt(), after == null ? null : after.number(), item, item, limit);
            return whole(sql, dc, heads, now);
        });
    }

    private static Optional<SupplierOrder> find(Sql sql, Gln dc, String number, Instant now) throws SQLException {
        return whole(sql, dc, sql.list("select * from distribution.supplier_order where dc = ? and number = ?", SupplierOrders::head, dc, number), now).stream().findFirst();
    }

    private record Head(String number, @Nullable String supplier, Instant placedAt, Instant expectedAt, State state, @Nullable Instant endedAt, @Nullable String reason) {}

    private record Row(String number, Gtin item, @Nullable String name, int units, long received, long damaged) {}

    private static List<SupplierOrder> whole(Sql sql, Gln dc, List<Head> heads, Instant now) throws SQLException {
        var lines = new HashMap<String, List<Row>>();
        sql.list("""
                select l.*, i.name from distribution.supplier_order_line l left join distribution.item i on i.gtin = l.item where l.dc = ? and l.number = any(?)
                order by l.number, l.item""", SupplierOrders::row, dc, heads.stream().map(Head::number).toList())
                .forEach(row -> lines.computeIfAbsent(row.number(), _ -> new ArrayList<>()).add(row));
        return heads.stream().map(head -> new SupplierOrder(head.number(), head.supplier(), head.placedAt(), head.expectedAt(), head.state(),
                head.state() == State.OPEN && head.expectedAt().isBefore(now), head.endedAt(), head.reason(), lines.getOrDefault(head.number(), List.of()).stream()
                        .map(row -> Line.of(row.item(), row.name(), row.units(), row.received(), row.damaged(), head.state() == State.OPEN)).toList()))
                .toList();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getString("number"), row.getString("supplier"), Sql.instant(row, "placed_at"), Sql.instant(row, "expected_at"), State.valueOf(row.getString("state")),
                Sql.instantOrNull(row, "ended_at"), row.getString("reason"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString("number"), new Gtin(row.getString("item")), row.getString("name"), row.getInt("units"), row.getLong("received"), row.getLong("damaged"));
    }

    private static ProblemException unknown(Gln dc, String number) {
        return ProblemException.unknown("no supplier order " + number + " at " + dc + "; place it with PUT /v1/dcs/" + dc + "/supplier-orders/" + number);
    }
}
