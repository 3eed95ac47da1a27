package io.restock.replenishment.planning;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.BusinessTicker;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Troubles;
import io.restock.journal.Turn;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.request.PlanningRequest.ReviewAsked;
import io.restock.replenishment.request.Requests;
import io.restock.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the reviews that waited for the catalog, once it knows what they waited for. Asking twice does no harm. */
@ApplicationScoped
public class WaitingReviews {
    private static final int AT_ONCE = 500;

    @Inject
    Database database;
    @Inject
    Catalog catalog;
    @Inject
    Requests requests;
    @Inject
    BusinessClock clock;
    @Inject
    Troubles troubles;
    @Inject
    Turn turn;
    private @Nullable BusinessTicker ticker;
    private @Nullable StoreItemId last;

    void start(@Observes StartupEvent event) {
        ticker = new BusinessTicker("waiting reviews", Duration.ofMinutes(5), Duration.ofSeconds(2), clock, troubles, this::ask);
    }

    void stop(@Observes ShutdownEvent event) {
        if (ticker != null) {
            ticker.close();
        }
    }

    void ask() throws SQLException {
        if (!turn.isOurs()) {
            return;
        }
        var waiting = after(last);
        waiting.stream().filter(id -> catalog.supply(id).isPresent())
                .forEach(id -> requests.send(new ReviewAsked(id.store(), id.item(), clock.instant())));
        last = waiting.size() < AT_ONCE ? null : waiting.getLast();
    }

    private List<StoreItemId> after(@Nullable StoreItemId start) {
        return database.read(sql -> sql.list("select store, item from replenishment.store_item where waiting and (store, item) > (?, ?) order by store, item limit ?",
                StoreItemRow::id, start == null ? "" : start.store(), start == null ? "" : start.item(), AT_ONCE));
    }
}
