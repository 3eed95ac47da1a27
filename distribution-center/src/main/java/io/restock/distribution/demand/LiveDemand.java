package io.restock.distribution.demand;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.restock.contracts.BusinessClock;
import io.restock.sql.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sold units by minute of business time, store and item. They stand in a table that only grows at its end and is cut at its beginning, and are
 * written in the transaction that moves the cursor: a restart finds them as they were, and no sale is in them twice.
 */
@ApplicationScoped
public class LiveDemand {
    @Inject
    Database database;
    @Inject
    BusinessClock clock;
    /** The longest that can be asked for, business time; what is older is forgotten. */
    @ConfigProperty(name = "restock.dc.demand-window", defaultValue = "PT6H")
    Duration window;
    private volatile BooleanSupplier hearing = () -> false;

    public Duration window() {
        return window;
    }

    /** Sales before this instant are no live demand any more. */
    public Instant horizon() {
        return clock.instant().minus(window);
    }

    /** @param all whether no sale waits to be heard */
    public void heardBy(BooleanSupplier all) {
        hearing = all;
    }

    boolean isAllHeard() {
        return hearing.getAsBoolean();
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        database.decide(sql -> sql.execute("delete from distribution.demand_minute where minute < ?", horizon()));
    }
}
