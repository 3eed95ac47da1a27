package io.restock.replenishment.planning;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Troubles;
import io.restock.contracts.BusinessTicker;
import io.restock.journal.Turn;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.request.Requests;
import io.restock.sql.Database;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks every five business minutes at what the deciders are to be asked, in one instance at a time. */
abstract class Round {
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

    /** Of what it looks at. */
    abstract String name();

    /** Asking twice does no harm. */
    abstract void look() throws SQLException;

    void start(@Observes StartupEvent event) {
        ticker = new BusinessTicker(name(), Duration.ofMinutes(5), Duration.ofSeconds(2), clock, troubles, this::look);
    }

    void stop(@Observes ShutdownEvent event) {
        if (ticker != null) {
            ticker.close();
        }
    }
}
