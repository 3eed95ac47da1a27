package io.restock.replenishment.planning;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.BusinessTicker;
import io.restock.contracts.Gln;
import io.restock.contracts.Troubles;
import io.restock.contracts.catalog.Store;
import io.restock.journal.Turn;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.Requests;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Informs the decider of each store's closed business dates, once each, however many instances there are: demand fades and rises with the calendar,
 * and shelves fall silent, without any event. Informing it twice does no harm; of several dates that were missed only the last is sent, since it covers the others.
 */
@ApplicationScoped
public class DayEnds {
    /** Stores whose close waits for the decider: each may have tens of thousands of items, and sales go before. */
    private static final int AT_ONCE = 8;

    @Inject
    Database database;
    @Inject
    Catalog catalog;
    @Inject
    Planning planning;
    @Inject
    Requests requests;
    @Inject
    BusinessClock clock;
    @Inject
    Troubles troubles;
    @Inject
    Turn turn;
    private @Nullable BusinessTicker ticker;
    private final Map<Gln, LocalDate> sent = new HashMap<>();

    void start(@Observes StartupEvent event) {
        ticker = new BusinessTicker("day ends", Duration.ofMinutes(5), Duration.ofSeconds(2), clock, troubles, this::send);
    }

    void stop(@Observes ShutdownEvent event) {
        if (ticker != null) {
            ticker.close();
        }
    }

    void send() throws SQLException {
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
