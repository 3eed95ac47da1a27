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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Asks for the reviews that waited for the catalog, once it knows what they waited for. Asking twice does no harm. */
@ApplicationScoped
public class WaitingReviews {
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Catalog catalog;
    private final Requests requests;
    private final BusinessClock clock;
    private final Troubles troubles;
    private final Turn turn;
    private BusinessTicker ticker;
    private StoreItemId last;

    WaitingReviews(Database database, DataSource dataSource, Catalog catalog, Requests requests, BusinessClock clock, Troubles troubles) {
        this.database = database;
        this.catalog = catalog;
        this.requests = requests;
        this.clock = clock;
        this.troubles = troubles;
        this.turn = new Turn(dataSource, "the waiting reviews");
    }

    void start(@Observes StartupEvent event) {
        ticker = new BusinessTicker("waiting reviews", Duration.ofMinutes(5), Duration.ofSeconds(2), clock, troubles, this::ask);
    }

    void stop(@Observes ShutdownEvent event) throws SQLException {
        ticker.close();
        turn.close();
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

    private List<StoreItemId> after(StoreItemId start) {
        return database.read(sql -> sql.list("select store, item from replenishment.store_item where waiting and (store, item) > (?, ?) order by store, item limit ?",
                StoreItemRow::id, start == null ? "" : start.store(), start == null ? "" : start.item(), AT_ONCE));
    }
}
