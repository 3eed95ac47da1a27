package io.restock.distribution.supply;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.BusinessTicker;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Author;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered from a supplier and has not come two hours after its time is an exception, of as much as could be sold of it, until it has come, is expected at another time
 * or is called off. When it is late the clock says; that it is no more, whoever changes the order, in the same transaction.
 */
@ApplicationScoped
class LateSupplies {
    private static final Author CENTER = Author.system("distribution-center");
    private static final int AT_ONCE = 200;
    /** A lorry in a queue is no matter for people. */
    private static final Duration GRACE = Duration.ofHours(2);

    private final Database database;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Troubles troubles;
    private @Nullable BusinessTicker ticker;

    LateSupplies(Database database, Outbox outbox, BusinessClock clock, Troubles troubles) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.troubles = troubles;
    }

    private record Order(Gln dc, String number) {}

    private record Seen(boolean isOpen, boolean isLate, boolean isReported, @Nullable String supplier, Instant expectedAt) {}

    void start(@Observes StartupEvent event) {
        ticker = new BusinessTicker("late supplies", Duration.ofMinutes(10), Duration.ofSeconds(5), clock, troubles, this::lookAtAll);
    }

    void stop(@Observes ShutdownEvent event) {
        if (ticker != null) {
            ticker.close();
        }
    }

    /** Of a few at a time, each center held for its own. */
    void lookAtAll() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Order late : database.read(sql -> sql.list(
                "select dc, number from distribution.supplier_order where state = 'OPEN' and not late_told and expected_at < ? order by expected_at, dc, number limit " + AT_ONCE,
                row -> new Order(new Gln(row.getString(1)), row.getString(2)), now.minus(GRACE)))) {
            database.decide(sql -> {
                Dc.hold(sql, late.dc);
                Seen seen = seen(sql, late.dc, late.number, now);
                List<Message> messages = seen.isReported ? List.of() : report(sql, late, seen, now);
                outbox.publish(sql, messages, CENTER, now);
                return messages.size();
            });
        }
    }

    /** Whether an order is late, with its center held. @return what is reported if that is new, or less of it is late than was reported */
    static List<Message> look(Sql sql, Gln dc, String number, Instant now) throws SQLException {
        return report(sql, new Order(dc, number), seen(sql, dc, number, now), now);
    }

    private static Seen seen(Sql sql, Gln dc, String number, Instant now) throws SQLException {
        Instant late = now.minus(GRACE);
        return sql.first("select state = 'OPEN' as open, expected_at < ? as late, late_told, supplier, expected_at from distribution.supplier_order where dc = ? and number = ?",
                row -> new Seen(row.getBoolean("open"), row.getBoolean("late"), row.getBoolean("late_told"), row.getString("supplier"), Sql.instant(row, "expected_at")), late, dc,
                number).orElseThrow();
    }

    private static List<Message> report(Sql sql, Order order, Seen seen, Instant now) throws SQLException {
        Gln dc = order.dc;
        String number = order.number;
        boolean isLate = seen.isOpen && seen.isLate;
        if (!isLate && !seen.isReported) {
            return List.of();
        }
        sql.execute("update distribution.supplier_order set late_told = ? where dc = ? and number = ?", isLate, dc, number);
        return List.of(Message.of(isLate ? late(dc, number, seen, owed(sql, dc, number), now)
                : new ExceptionRaised(ExceptionKind.DC_SUPPLY_LATE, dc, dc + "|" + number, seen.isOpen ? "it is expected at " + seen.expectedAt : "nothing more of it is to come",
                        false,
                        now, now)));
    }

    private static ExceptionRaised late(Gln dc, String number, Seen seen, Map<Gtin, Long> owed, Instant now) {
        long units = owed.values().stream().mapToLong(each -> each).sum();
        return new ExceptionRaised(ExceptionKind.DC_SUPPLY_LATE, dc, dc + "|" + number,
                String.format(Locale.ENGLISH,
                        "Order %s%s was expected at %s, and %d units of %d items of it have not come: say what came, when it is expected now, or call it off.", number,
                        seen.supplier == null ? "" : " to " + seen.supplier, seen.expectedAt, units, owed.size()),
                true, seen.expectedAt, now, Stake.of(owed));
    }

    private static Map<Gtin, Long> owed(Sql sql, Gln dc, String number) throws SQLException {
        var owed = new HashMap<Gtin, Long>();
        sql.list("select item, units - received - damaged from distribution.supplier_order_line where dc = ? and number = ? and received + damaged < units",
                row -> owed.put(new Gtin(row.getString(1)), row.getLong(2)), dc, number);
        return owed;
    }
}
