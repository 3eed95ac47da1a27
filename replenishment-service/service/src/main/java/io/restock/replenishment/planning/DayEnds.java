package io.restock.replenishment.planning;

import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Store;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Informs the decider of each store's closed business dates, once each, however many instances there are: demand fades and rises with the calendar,
 * and shelves fall silent, without any event. Informing it twice does no harm; of several dates that were missed only the last is sent, since it covers the others.
 */
@ApplicationScoped
public class DayEnds extends Round {
    /** Stores whose close waits for the decider: each may have tens of thousands of items, and sales go before. */
    private static final int AT_ONCE = 8;

    @Inject
    Planning planning;
    private final Map<Gln, LocalDate> sent = new HashMap<>();

    @Override
    String name() {
        return "day ends";
    }

    @Override
    void look() throws SQLException {
        if (!planning.isTaking()) {
            turn.close(); // for one that takes
            return;
        }
        if (!turn.isOurs()) {
            return;
        }
        var noted = noted();
        sent.entrySet().removeIf(date -> !date.getValue().isAfter(noted.getOrDefault(date.getKey(), LocalDate.MIN)));
        Instant now = clock.instant();
        for (Store store : catalog.stores()) {
            LocalDate closed = store.businessDateOf(now).minusDays(1);
            if (sent.size() < AT_ONCE && !sent.containsKey(store.gln()) && closed.isAfter(noted.getOrDefault(store.gln(), LocalDate.MIN))) {
                requests.send(new DayClosed(store.gln(), closed, now));
                sent.put(store.gln(), closed);
            }
        }
    }

    private Map<Gln, LocalDate> noted() {
        var noted = new HashMap<Gln, LocalDate>();
        database.read(sql -> sql.list("select store, business_date from replenishment.day_closed",
                row -> noted.put(new Gln(row.getString(1)), row.getObject(2, LocalDate.class))));
        return noted;
    }

    /** In the transaction that plans for it. */
    static void note(Sql sql, DayClosed closed) throws SQLException {
        sql.execute("""
                insert into replenishment.day_closed values (?, ?)
                on conflict (store) do update set business_date = greatest(day_closed.business_date, excluded.business_date)""",
                closed.store(), closed.businessDate());
    }
}
