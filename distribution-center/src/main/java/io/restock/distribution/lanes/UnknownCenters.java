package io.restock.distribution.lanes;

import io.restock.contracts.Gln;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.distribution.outbox.Message;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores whose center nobody has registered: an exception each, until the center is registered or the store has another. */
final class UnknownCenters {
    private UnknownCenters() {}

    private record Missing(Gln store, @Nullable Gln said, @Nullable Gln center) {}

    /** Whoever registers a center and whoever follows the stores take turns, so that neither misses what the other has written. */
    static void hold(Sql sql) throws SQLException {
        sql.list("select pg_advisory_xact_lock(hashtext('distribution.dc'))", row -> "held");
    }

    /** What has changed since it was last said, with the turn held. */
    static List<Message> look(Sql sql, Instant now) throws SQLException {
        List<Missing> changed = sql.list("""
                select gln, center_missing, missing from (select s.gln, s.center_missing, case when d.gln is null then s.dc end as missing
                    from distribution.store s left join distribution.dc d on d.gln = s.dc
                    where s.center_missing is not null or s.dc is not null and d.gln is null) s
                where center_missing is distinct from missing order by gln""",
                row -> new Missing(new Gln(row.getString("gln")), gln(row.getString("center_missing")), gln(row.getString("missing"))));
        var messages = new ArrayList<Message>();
        for (Missing store : changed) {
            if (store.said != null) {
                messages.add(message(store.store, store.said, "the store has another center now", false, now));
            }
            if (store.center != null) {
                messages.add(message(store.store, store.center,
                        "Store %s is supplied by center %s, which nobody has registered: its orders wait. Register it with PUT /v1/dcs/%s, or give the store another dc."
                                .formatted(store.store, store.center, store.center),
                        true, now));
            }
            sql.execute("update distribution.store set center_missing = ? where gln = ?", store.center, store.store);
        }
        return messages;
    }

    /** A center is there now. */
    static List<Message> registered(Sql sql, Gln center, Instant now) throws SQLException {
        return sql.list("update distribution.store set center_missing = null where center_missing = ? returning gln",
                row -> message(new Gln(row.getString("gln")), center, "the center was registered", false, now), center);
    }

    private static @Nullable Gln gln(@Nullable String digits) {
        return digits == null ? null : new Gln(digits);
    }

    private static Message message(Gln store, Gln center, String detail, boolean open, Instant now) {
        return Message.of(new ExceptionRaised(ExceptionKind.CENTER_UNKNOWN, store, store + "|" + center, detail, open, now, now));
    }
}
